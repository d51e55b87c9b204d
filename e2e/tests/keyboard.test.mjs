// A loop's way with the keyboard alone: no pointer is used in this file.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { WIDE, launch } from "../lib/browser.mjs";
import { seeded } from "../lib/draw.mjs";
import { Server } from "../lib/hotloop.mjs";
import { Room, assertSoon } from "../lib/room.mjs";

let server;
let browser;
let page;
let room;

before(async () => {
  server = await Server.start();
  browser = await launch();
  page = await browser.newPage({ viewport: WIDE, baseURL: server.url, reducedMotion: "reduce" });
  await seeded(page);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** reach presses Tab until what is wanted has the focus. */
async function reach(locator, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await locator.evaluate((e) => e === document.activeElement).catch(() => false)) return;
  }
  assert.fail(`Tab does not reach ${locator}`);
}

const focused = (selector) => page.locator(selector).evaluate((e) => e === document.activeElement || e.contains(document.activeElement));

test("the first Tab offers to skip to the content", async () => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.ok(await focused(".skip"));
  await page.keyboard.press("Enter");
  assert.ok(page.url().endsWith("#main"));
});

test("focus is always visible", async () => {
  await page.goto("/");
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.notEqual(outline, "none");
  }
});

test("? lists the keys, Escape closes the list", async () => {
  await page.keyboard.press("Shift+?");
  await page.locator("dialog[open] .keys").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
});

test("a loop starts and its round begins", async () => {
  await reach(page.getByRole("button", { name: "Start the short loop" }));
  await page.keyboard.press("Enter");
  room = await new Room(page).open();
  // The one obvious action has the focus already.
  await assertSoon(async () => page.evaluate(() => /^Start round/.test(document.activeElement.textContent.trim())), "Start has the focus");
  await page.keyboard.press("Enter");
  await page.locator(".conversation").waitFor();
});

test("Alt+C goes to the conversation, Enter sends", async () => {
  await page.keyboard.press("Alt+c");
  assert.ok(await focused("#say"));
  await page.keyboard.type("I deleted the history of eleven thousand parcels, and it was my own job that did it.");
  await page.keyboard.press("Enter");
  await page.locator(".turn.candidate:not(.unsent)").waitFor();
  assert.ok(await focused("#say"), "the box keeps the focus");
});

test("Alt+N, Alt+Q and Alt+P do what the list says", async () => {
  await page.keyboard.press("Alt+n");
  assert.ok(await focused("#notes"));
  const open = () => page.locator(".room-question").evaluate((d) => d.open);
  const before = await open();
  await page.keyboard.press("Alt+q");
  await assertSoon(async () => (await open()) !== before, "the question folds");
  await page.keyboard.press("Alt+p");
  await page.locator(".room-paused").waitFor();
  await page.keyboard.press("Alt+p");
  await page.locator(".room-paused").waitFor({ state: "detached" });
});

test("the round ends through the dialog", async () => {
  await reach(page.getByRole("button", { name: "End", exact: true }));
  await page.keyboard.press("Enter");
  await reach(page.getByRole("button", { name: "End this round" }), 8);
  await page.keyboard.press("Enter");
  await assertSoon(async () => (await room.layout()) === "between", "the round is over");
});

test("code: run, submit and leave the editor without a pointer", async () => {
  await assertSoon(async () => page.evaluate(() => /^Start round/.test(document.activeElement.textContent.trim())), "Start has the focus");
  await page.keyboard.press("Enter");
  await page.locator(".cm-content").waitFor();
  await page.keyboard.press("Alt+e");
  await assertSoon(() => focused(".cm-content"), "the editor has the focus");
  const before = await room.text();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("# a thought");
  assert.match(await room.text(), /[ \t]+# a thought/, "Tab indents");
  assert.notEqual(await room.text(), before);
  await page.keyboard.press("Control+Enter");
  await assertSoon(async () => (await room.json()).code.runs.length === 1, "the shown tests ran");
  await assertSoon(async () => !(await room.json()).running, "the run has ended");
  await page.locator(".verdict-line .dots").waitFor();
  await page.keyboard.press("Control+Shift+Enter");
  await assertSoon(async () => (await room.json()).code.runs.length === 2, "all tests ran");
  assert.equal((await room.json()).code.runs[1].purpose, "submit");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.equal(await focused(".cm-content"), false, "Escape and Tab leave the editor");
});

test("the tabs of the instrument turn with the arrows", async () => {
  await page.locator("#tab-code").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#tab-tests").getAttribute("aria-selected"), "true");
  await assertSoon(() => focused("#tab-tests"), "the focus goes along");
});
