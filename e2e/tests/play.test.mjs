// The short loop from the first page to the debrief, as one person plays it:
// with a hint, a pause, a reload, a second tab, a crash of the server, and a
// program that is wrong and then right.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { own, program } from "../lib/bank.mjs";
import { WIDE, launch, watch } from "../lib/browser.mjs";
import { seeded } from "../lib/draw.mjs";
import { Server } from "../lib/hotloop.mjs";
import { Room, assertSoon } from "../lib/room.mjs";

let server;
let browser;
let context;
let page;
let room;
let complaints;
const replies = [];

before(async () => {
  server = await Server.start();
  browser = await launch();
  context = await browser.newContext({ viewport: WIDE, baseURL: server.url, reducedMotion: "reduce" });
  page = await context.newPage();
  await seeded(page);
  complaints = watch(page);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test("home leads into a loop with one click", async () => {
  await page.goto("/");
  await page.getByRole("button", { name: "Start the short loop" }).click();
  room = await new Room(page).open();
  assert.equal(await room.state(), "lobby");
});

test("the first round greets and asks", async () => {
  await room.begin();
  await assertSoon(async () => (await page.locator(".talk .turn.interviewer").count()) > 0, "the interviewer has spoken");
  const shown = await page.locator(".room-question").textContent();
  assert.ok(shown.includes((await room.json()).asking.title));
});

test("what is typed survives a reload, to the letter", async () => {
  const text = "Half a thought, with “quotes”, a naïve é and 日本語\nand a second line";
  await room.box().fill(text);
  await assertSoon(async () => (await room.json()).draft === text, "the draft is on the server's disk");
  await page.locator("#notes").fill("ask about the team");
  await page.locator("#notes").blur();
  await assertSoon(async () => (await room.json()).notes === "ask about the team", "the notes are on the server's disk");
  await page.reload();
  await room.open();
  assert.equal(await room.box().inputValue(), text);
  assert.equal(await page.locator("#notes").inputValue(), "ask about the team");
});

test("Shift and Enter makes a new line, Enter sends", async () => {
  await room.box().fill("");
  await room.box().pressSequentially("one");
  await room.box().press("Shift+Enter");
  await room.box().pressSequentially("two");
  assert.equal(await room.box().inputValue(), "one\ntwo");
  assert.equal(await page.locator(".turn.candidate").count(), 0);
});

test("every message gets a reply", async () => {
  const { asking } = await room.json();
  for (const text of await own(asking.question)) {
    if ((await room.json()).asking?.answer !== asking.answer) break;
    replies.push(await room.say(text));
  }
  assert.ok((await page.locator(".turn.candidate").count()) > 0 || (await room.layout()) === "between");
  assert.equal(await room.box().inputValue(), "");
});

test("a second tab follows, and shows the same room", async () => {
  const other = await context.newPage();
  await other.goto(page.url());
  const second = await new Room(other).open();
  await page.bringToFront();
  await room.box().fill("seen in both tabs");
  await assertSoon(async () => (await second.box().inputValue()) === "seen in both tabs", "the draft shows in the other tab");
  await room.box().fill("");
  replies.push(await room.say("I would do the same again, with the numbers shown earlier."));
  await assertSoon(
    async () => (await other.locator(".talk").textContent()).includes("with the numbers shown earlier"),
    "the message shows in the other tab",
  );
  // Read in turn, mine twice: theirs lies between, however slow the machine is.
  const [earlier, theirs, later] = [await room.elapsed(), await second.elapsed(), await room.elapsed()];
  assert.ok(theirs >= earlier - 2 && theirs <= later + 2, `the clocks agree: ${theirs} between ${earlier} and ${later}`);
  await other.close();
});

test("a pause stops the clock, and is shown", async () => {
  await page.getByRole("button", { name: "Pause" }).click();
  await page.locator(".room-paused").waitFor();
  const stood = await room.elapsed();
  await new Promise((r) => setTimeout(r, 2200));
  assert.equal(await room.elapsed(), stood);
  await page.getByRole("button", { name: "Resume" }).click();
  await assertSoon(async () => (await room.elapsed()) > stood, "the clock runs on");
});

test("kill -9 in mid-round: the same text and the same clock", async () => {
  const text = "typed just before the lights went out";
  await room.box().fill(text);
  await assertSoon(async () => (await room.json()).draft === text, "the draft is on disk");
  const turns = (await room.json()).turns.map((t) => t.text);
  const clock = await room.elapsed();
  const began = Date.now();
  await server.kill();
  await page.getByText("hotloop does not answer just now").waitFor();
  // The network is away, and one goes on writing.
  await room.box().press("End");
  await room.box().pressSequentially(", and after");
  complaints.length = 0; // refused connections are what a dead server gives
  await server.again();
  await assertSoon(async () => (await room.json()).draft === `${text}, and after`, "what was typed meanwhile is saved by itself");
  await page.getByText("hotloop does not answer just now").waitFor({ state: "hidden" });
  complaints.length = 0;
  await page.reload();
  await room.open();
  assert.equal(await room.box().inputValue(), `${text}, and after`);
  assert.deepEqual((await room.json()).turns.map((t) => t.text), turns);
  const now = await room.elapsed();
  const since = (Date.now() - began) / 1000;
  assert.ok(now >= clock - 2 && now <= clock + since + 2, `the clock goes on from where it was: ${clock} s, then ${now} s, ${since} s later`);
});

test("a message that could not be sent stays in the box and goes out once", async () => {
  await room.box().fill("sent into the void");
  await server.kill();
  await room.box().press("Enter");
  await page.locator(".say-returned").waitFor();
  assert.equal(await room.box().inputValue(), "sent into the void");
  await server.again();
  await assertSoon(async () => (await page.locator(".say-returned").textContent()).includes("answers again"), "the page says that it can be sent now");
  complaints.length = 0;
  await room.box().press("Enter");
  await assertSoon(async () => (await room.json()).turns.filter((t) => t.text === "sent into the void").length === 1, "it arrived once");
  // It may have been the question's last turn: then there is no box any more.
  if ((await room.layout()) !== "between") assert.equal(await room.box().inputValue(), "");
});

test("asking for a hint brings one", async () => {
  const hint = page.getByRole("button", { name: "Ask for a hint" });
  if (!(await hint.isVisible())) return;
  const before = await page.locator(".turn.interviewer").count();
  await hint.click();
  await assertSoon(async () => (await page.locator(".turn.interviewer").count()) > before, "the interviewer answers the request");
});

test("the story ends, and feedback comes by itself", async () => {
  await finishRound();
  assert.equal(await room.layout(), "between");
  await page.locator(".feedback-place[open] .feedback").first().waitFor();
});

test("code: wrong, then right", async () => {
  await room.begin();
  assert.equal(await room.layout(), "code");
  const { asking } = await room.json();
  await page.locator(".cm-content").waitFor();
  replies.push(await room.say("I would sort by where they begin, then walk through once and merge what touches."));

  await room.write(await program(asking.question, "wrong"));
  const wrong = await room.submit();
  assert.ok(wrong.cases.some((c) => c.verdict !== "accepted"), "the wrong program fails a test");
  await page.locator(".says-link, .verdict-says").first().waitFor();

  const right = await program(asking.question, "accepted");
  await room.write(right);
  await assertSoon(async () => (await room.json()).code.text.trim() === right.trim(), "the program is saved without a click");
  await page.reload();
  await room.open();
  await page.locator(".cm-content").waitFor();
  assert.equal((await room.text()).trim(), right.trim());
  const run = await room.submit();
  assert.ok(run.cases.length > 0 && run.cases.every((c) => c.verdict === "accepted"), "the right program passes all tests");
  assert.ok(run.isolation, "the run names what confined it");
  await page.getByText("Every test that was run passes.").waitFor();
  assert.equal(await page.locator(".dot:not([data-standing=passed])").count(), 0);
});

test("the console runs one's own input", async () => {
  await page.getByRole("tab", { name: "console" }).click();
  const runs = (await room.json()).code.runs.length;
  await page.getByRole("button", { name: "Run on my input" }).click();
  await assertSoon(async () => (await room.json()).code.runs.length === runs + 1, "the run is on record");
  assert.equal((await room.json()).code.runs.at(-1).purpose, "custom");
  await page.locator(".console-out").first().waitFor();
});

test("each language keeps its own text", async () => {
  await page.getByRole("tab", { name: "code" }).click();
  const python = (await room.text()).trim();
  const languages = page.locator("#language");
  if ((await languages.locator("option").count()) < 2) return;
  await languages.selectOption("go");
  await assertSoon(async () => (await room.text()).includes("func "), "the Go starter is shown");
  await languages.selectOption("python");
  await assertSoon(async () => (await room.text()).trim() === python, "the Python text is back");
});

test("the design round, and the end of the loop", async () => {
  await finishRound();
  await room.begin();
  const { asking } = await room.json();
  for (const text of await own(asking.question)) {
    if ((await room.json()).asking?.answer !== asking.answer) break;
    replies.push(await room.say(text));
  }
  await finishRound();
  assert.equal(await room.state(), "over");
});

test("the debrief gives a verdict, the keeper test and what to do next", async () => {
  await page.getByRole("link", { name: "Read the debrief" }).click();
  await page.locator(".letter-verdict").waitFor();
  assert.match(await page.locator(".letter-verdict").textContent(), /\S/);
  assert.match(await page.locator(".keeper").textContent(), /\S/);
  assert.ok((await page.locator(".interviews > li").count()) >= 3);
});

test("a scorecard's evidence leads to the words", async () => {
  const loop = page.url().match(/loops\/([^/]+)/)[1];
  await page.goto(`/loops/${loop}/answers/0/0`);
  const quote = page.locator("a.seen[href^='#q-']").first();
  await quote.click();
  await page.locator("mark.quote[data-chosen]").waitFor();
  await page.locator(".scores a.dimension").first().click();
  await page.locator("[data-choosing]").waitFor({ state: "attached" });
  assert.equal(await page.locator(".dimension-evidence:visible").count(), 1, "only the chosen dimension's evidence is shown");
  const mark = page.locator(".turn-margin a.mark").last();
  const evidence = page.locator(await mark.getAttribute("href"));
  await mark.click();
  await evidence.and(page.locator("[data-chosen]")).waitFor();
  assert.ok(await evidence.isVisible(), "a mark in the margin leads to what was made of the words");
});

test("nothing complained on the way", () => {
  assert.deepEqual(complaints, []);
});

test("replies within 300 ms of sending (reported, not asserted)", (t) => {
  const sorted = [...replies].sort((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  t.diagnostic(`${sorted.length} replies: median ${at(0.5)} ms, p90 ${at(0.9)} ms, slowest ${at(1)} ms`);
  assert.ok(sorted.length > 0);
});

/** finishRound completes what is asked until the round is over. */
async function finishRound() {
  for (let step = 0; step < 12 && (await room.layout()) !== "between"; step++) {
    const { can, seq } = await room.json();
    if (can.includes("finish")) await room.goOn();
    else {
      await page.getByRole("button", { name: "End", exact: true }).click();
      await page.getByRole("button", { name: "End this round" }).click();
    }
    await assertSoon(async () => (await room.json()).seq > seq, "the room goes on");
    await assertSoon(async () => Number(await room.app.getAttribute("data-seq")) > seq, "the page goes on");
  }
  assert.equal(await room.layout(), "between");
}
