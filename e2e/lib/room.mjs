// What a candidate does in the room, through the page alone.
import assert from "node:assert/strict";

// How long to wait for what ought to be there in a moment. It is spent only on
// what never comes, so it may be long enough for the busiest machine.
const PATIENCE = 60_000;

/** A Room drives one page that shows a loop. */
export class Room {
  constructor(page) {
    this.page = page;
    this.app = page.locator(".room-app");
  }

  /** open waits until the instrument has taken over from the server's page. */
  async open() {
    await this.app.waitFor();
    return this;
  }

  async layout() {
    return this.app.getAttribute("data-layout");
  }

  async state() {
    return this.app.getAttribute("data-state");
  }

  /** loop is the loop's id. */
  async loop() {
    return this.page.locator("[data-island=room]").getAttribute("data-loop");
  }

  /** json is the room as the API has it. */
  async json() {
    const response = await this.page.request.get(`/api/loops/${await this.loop()}`);
    assert.equal(response.status(), 200);
    return response.json();
  }

  /** begin starts the next round. */
  async begin() {
    await this.page.getByRole("button", { name: /^Start round/ }).click();
    await this.page.locator(".conversation").waitFor();
  }

  box() {
    return this.page.locator("#say");
  }

  /** say sends a message and gives the milliseconds until the reply was shown. */
  async say(text) {
    const before = await this.page.locator(".talk .turn.interviewer:not(.pending)").count();
    await this.box().fill(text);
    const began = performance.now();
    await this.box().press("Enter");
    await this.page.waitForFunction(
      (n) => {
        const talk = document.querySelector(".talk");
        if (!talk) return true;
        return talk.querySelectorAll(".turn.interviewer:not(.pending)").length > n && !talk.querySelector(".unsent");
      },
      before,
      { polling: "raf", timeout: PATIENCE },
    );
    return performance.now() - began;
  }

  /** elapsed is the clock as it is shown, in seconds. */
  async elapsed() {
    const figures = await this.page.locator("[role=timer]:visible").first().textContent();
    const [h, m, s] = figures.trim().split(":").map(Number);
    return h * 3600 + m * 60 + s;
  }

  /** write puts a whole program into the editor. */
  async write(text) {
    const editor = this.page.locator(".cm-content");
    await editor.click();
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(text);
  }

  /** text is the program in the editor. */
  async text() {
    return this.page.evaluate(() => [...document.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n"));
  }

  /** submit runs all tests and waits for the record. */
  async submit() {
    const runs = (await this.json()).code.runs.length;
    await this.page.getByRole("button", { name: "Submit" }).click();
    await this.page.waitForFunction(() => document.querySelector(".run-acts")?.textContent.includes("Submit") && !document.querySelector(".verdict-line progress"), undefined, { timeout: PATIENCE });
    await assertSoon(async () => (await this.json()).code.runs.length > runs, "the run is on record");
    return (await this.json()).code.runs.at(-1);
  }

  /** goOn completes the answer, or this part of it. */
  async goOn() {
    await this.page.locator(".talk-acts button", { hasText: "go on" }).click();
  }
}

/** assertSoon asserts what becomes true within a while. */
export async function assertSoon(check, what, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    if (await check()) return;
    assert.ok(Date.now() < end, `within ${patience} ms: ${what}`);
    await new Promise((r) => setTimeout(r, 60));
  }
}
