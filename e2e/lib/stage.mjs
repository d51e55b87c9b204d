// A stage: a candidate with two finished loops behind them and rooms in every
// state, played through the API, and the addresses of every page there is.
import assert from "node:assert/strict";
import { own, program, said } from "./bank.mjs";
import { seed } from "./draw.mjs";
import { assertSoon } from "./room.mjs";

/** A Player plays one loop through the API. */
export class Player {
  #url;
  room;

  constructor(url) {
    this.#url = url;
  }

  async start(wanted) {
    this.room = await this.#call("/api/loops", { seed: seed(), ...wanted });
    return this;
  }

  get id() {
    return this.room.loop;
  }

  async do(action, body = {}) {
    const answer = await this.#call(`/api/loops/${this.id}/${action}`, body);
    this.room = answer ?? (await this.look());
    return this.room;
  }

  async look() {
    const response = await fetch(`${this.#url}/api/loops/${this.id}`);
    return response.json();
  }

  async say(text) {
    return this.do("say", { key: crypto.randomUUID(), text });
  }

  /** answer gives an answer to the question at hand: one's own, or the bank's of that quality. */
  async answer(quality, most = Infinity) {
    const { asking } = this.room;
    if (!asking) return;
    if (asking.form === "code") {
      await this.say("I would sort by where they begin, then walk through once and merge what touches.");
      await this.run("visible", "wrong");
      await this.run("submit", quality === "weak" ? "wrong" : "accepted");
      return;
    }
    const texts = quality === "own" ? await own(asking.question) : await said(asking.question, quality);
    for (const text of texts.slice(0, most)) {
      if (this.room.asking?.answer !== asking.answer || !this.room.can.includes("say")) return;
      await this.say(text);
    }
  }

  async run(purpose, folder) {
    const text = await program(this.room.asking.question, folder);
    const { part } = this.room.asking;
    return this.do("run", { purpose, language: "python", text, ...(part ? { part } : {}) });
  }

  /** close completes what is asked until the round is over. */
  async close() {
    for (let i = 0; i < 12 && this.room.state === "round"; i++) {
      await this.do(this.room.can.includes("finish") ? "finish" : "end");
    }
    assert.notEqual(this.room.state, "round", "the round is over");
  }

  /** play runs all rounds with answers of one quality. */
  async play(quality) {
    while (this.room.state === "lobby") {
      await this.do("begin");
      await this.answer(quality);
      await this.close();
    }
    assert.equal(this.room.state, "over");
    return this;
  }

  async #call(path, body) {
    const response = await fetch(this.#url + path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.ok, `${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}

/** graded waits until a loop's answers have been read. */
export async function graded(url, loop) {
  let room;
  await assertSoon(async () => {
    room = await (await fetch(`${url}/api/loops/${loop}`)).json();
    return room.answers.every((a) => room.graded.includes(a.answer));
  }, `the answers of ${loop} are graded`);
  return room;
}

/**
 * setStage plays what the pages shall show and gives every page's name and
 * address, and where a page has more than one view, what to do to see it.
 */
export async function setStage(url) {
  const settings = await (await fetch(`${url}/api/settings`)).json();
  const soon = new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10);
  await fetch(`${url}/api/settings`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...settings, interview_date: soon }),
  });

  const weak = await new Player(url).start({ template: "short" });
  await weak.play("weak");
  await graded(url, weak.id);
  const strong = await new Player(url).start({ template: "short" });
  await strong.play("own");
  const done = await graded(url, strong.id);

  const told = await new Player(url).start({ question: "incident-you-caused" });
  await told.play("own");
  const [story] = (await graded(url, told.id)).answers;
  const recited = await new Player(url).start({ question: story.question });
  await recited.play("strong");
  await graded(url, recited.id);
  const again = await new Player(url).start({ question: story.question });
  await again.play("weak");
  await graded(url, again.id);

  const lobby = await new Player(url).start({ template: "netflix" });
  const words = await new Player(url).start({ template: "short" });
  await words.do("begin");
  await words.answer("own", 2);

  const code = await new Player(url).start({ template: "short" });
  await code.do("begin");
  await code.answer("mediocre");
  await code.close();
  await code.do("begin");
  await code.say("I would sort by where they begin, then walk through once and merge what touches.");
  await code.run("submit", "wrong");

  const between = await new Player(url).start({ template: "short" });
  await between.do("begin");
  await between.answer("own");
  await between.close();
  await graded(url, between.id);

  // A role-play, in the middle of its scene and graded.
  const scene = await new Player(url).start({ question: "designer-rebuffering" });
  await scene.do("begin");
  await scene.answer("own", 2);
  assert.ok(scene.room.turns.some((t) => t.scene), "the scene goes on");
  const acted = await new Player(url).start({ question: "designer-rebuffering" });
  await acted.play("own");
  const played = await graded(url, acted.id);

  const path = (answer) => `/loops/${answer.answer.split("/")[0]}/answers/${answer.answer.split("/").slice(1).join("/")}`;
  const program = done.answers.find((a) => a.round === 1);
  const tab = (name) => async (page) => {
    await side(page);
    await page.getByRole("tab", { name }).click();
  };
  return [
    { name: "home", path: "/" },
    { name: "new-loop", path: "/loops/new" },
    { name: "room-lobby", path: `/loops/${lobby.id}` },
    { name: "room-words", path: `/loops/${words.id}` },
    { name: "room-words-beside", path: `/loops/${words.id}`, then: side },
    { name: "room-scene", path: `/loops/${scene.id}`, then: (page) => page.locator(".turn.acted").first().waitFor() },
    { name: "room-code-talk", path: `/loops/${code.id}` },
    { name: "room-code", path: `/loops/${code.id}`, then: async (page) => {
      await side(page);
      await page.locator(".cm-content").waitFor();
    } },
    { name: "room-tests", path: `/loops/${code.id}`, then: tab("tests") },
    { name: "room-console", path: `/loops/${code.id}`, then: tab("console") },
    { name: "room-feedback", path: `/loops/${code.id}`, then: async (page) => {
      await tab("feedback")(page);
      await page.locator(".feedback-place[open] .feedback").first().waitFor();
    } },
    { name: "room-between", path: `/loops/${between.id}`, then: (page) => page.locator(".feedback-place[open] .feedback").first().waitFor() },
    { name: "room-over", path: `/loops/${strong.id}`, then: (page) => page.locator(".feedback-place[open] .feedback").first().waitFor() },
    { name: "room-paused", path: `/loops/${words.id}`, then: async (page) => {
      await page.getByRole("button", { name: "Pause" }).click();
      await page.locator(".room-paused").waitFor();
    }, after: awake },
    { name: "room-offline", path: `/loops/${words.id}`, complains: /ERR_FAILED/, then: async (page) => {
      await page.route("**/api/**", (route) => route.abort());
      await page.reload();
      await page.locator("#say").fill("Written while nothing answers.");
      await page.locator("#say").press("Enter");
      await page.locator(".room-trouble").waitFor();
      await page.locator(".say-returned").waitFor();
    } },
    { name: "room-running", path: `/loops/${code.id}`, then: async (page) => {
      await side(page);
      await page.route("**/run", () => {}); // the run never ends, so that it can be looked at
      await page.getByRole("button", { name: "Submit" }).click();
      await page.locator(".verdict-line progress").waitFor();
    } },
    { name: "room-end-dialog", path: `/loops/${words.id}`, then: (page) => page.getByRole("button", { name: "End", exact: true }).click() },
    { name: "room-keys", path: `/loops/${words.id}`, then: (page) => page.getByRole("button", { name: "Show the keys" }).click() },
    { name: "scorecard-words", path: path(story) },
    { name: "scorecard-lit", path: path(story), then: (page) => page.locator(".scores a.dimension").last().click() },
    { name: "scorecard-scene", path: path(played.answers[0]), then: (page) => page.locator(".turn.acted").first().waitFor() },
    { name: "scorecard-recited", path: `/loops/${recited.id}/answers/0/0`, then: (page) => page.locator(".timeline").focus() },
    { name: "scorecard-code", path: path(program) },
    { name: "scorecard-retry", path: `/loops/${again.id}/answers/0/0` },
    { name: "debrief", path: `/loops/${strong.id}/debrief` },
    { name: "debrief-weak", path: `/loops/${weak.id}/debrief` },
    { name: "bank", path: "/bank" },
    { name: "bank-empty", path: "/bank?q=nothing-is-called-this&topic=nothing-is-called-this" },
    { name: "question-words", path: `/bank/${story.question}` },
    { name: "question-code", path: `/bank/${program.question}` },
    { name: "progress", path: "/progress" },
    { name: "loops", path: "/loops" },
    { name: "settings", path: "/settings" },
    { name: "docs", path: "/api/docs" },
    { name: "not-found", path: "/nowhere", complains: /404/ },
  ];
}

/** side shows the instrument where only one side fits. */
async function side(page) {
  const button = page.locator(".sides button").nth(1);
  if (await button.isVisible()) await button.click();
}

/**
 * awake lets a room's clock run: it stands still when nobody has been there for
 * 45 seconds, which is a matter of how fast the other pages were looked at.
 */
async function awake(page) {
  const resume = page.getByRole("button", { name: "Resume", exact: true });
  if (!(await resume.isVisible())) return;
  await resume.click();
  // Closing the page at once might take the request along.
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
}

/** leave undoes what a scene did to the room. */
export async function leave(page, scene) {
  if (scene.after) await scene.after(page);
}

/** show opens a page of the stage and waits until it stands still. */
export async function show(page, scene) {
  await page.goto(scene.path);
  if (await page.locator("[data-island=room]").count()) {
    await page.locator(".room-app").waitFor();
    await awake(page);
  }
  if (scene.then) await scene.then(page);
  await page.evaluate(() => document.fonts.ready);
}
