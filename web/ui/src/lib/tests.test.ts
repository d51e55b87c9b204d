import { describe, expect, test } from "vitest";
import type { Case, CodeView, Run } from "./shapes";
import { memory, millis, tally, wait } from "./tests";

const shown = (name: string): Case => ({ name, verdict: "", input: "[1]", expected: "1", millis: 0 });
const ran = (name: string, verdict: string, hidden = false): Case => ({ name, verdict, hidden, says: verdict === "accepted" ? "" : "got 2", millis: 1 });
const run = (id: string, purpose: string, cases: Case[], part = ""): Run => ({
  id, purpose, part, language: "python", source: "", isolation: "namespaces", compile: { ok: true, millis: 0 }, cases, clock: 0,
});
const code = (runs: Run[]): CodeView => ({
  language: "python", text: "", starters: {}, latest: {}, visible: [shown("a"), shown("b")], hidden: 3, runs,
});

describe("tally", () => {
  test("before any run every test is open and nothing is counted as failed", () => {
    const t = tally(code([]), "");
    expect(t.dots.map((d) => d.standing)).toEqual(["open", "open"]);
    expect([t.passed, t.hiddenPassed, t.hiddenTotal, t.submitted, t.says]).toEqual([0, 0, 3, false, ""]);
  });

  test("a run of the shown tests fills the dots and names the first failure", () => {
    const t = tally(code([run("run-1", "visible", [ran("a", "accepted"), ran("b", "wrong answer")])]), "");
    expect(t.dots.map((d) => d.standing)).toEqual(["passed", "failed"]);
    expect(t.says).toBe("b: got 2");
    expect(t.dots[1]!.shown.expected).toBe("1");
    expect(t.submitted).toBe(false);
  });

  test("hidden counts come from the last submission and outlive a later run", () => {
    const submitted = run("run-1", "submit", [ran("a", "accepted"), ran("b", "accepted"), ran("h1", "accepted", true), ran("h2", "time limit", true), ran("h3", "accepted", true)]);
    const t = tally(code([submitted, run("run-2", "visible", [ran("a", "accepted"), ran("b", "accepted")])]), "");
    expect([t.hiddenPassed, t.hiddenTotal, t.submitted]).toEqual([2, 3, true]);
    expect(t.says).toBe("");
  });

  test("a submission of an earlier part does not count for the part at hand", () => {
    const t = tally(code([run("run-1", "submit", [ran("h1", "accepted", true)], "1")]), "2");
    expect([t.hiddenPassed, t.submitted]).toEqual([0, false]);
  });

  test("runs on one's own input leave the dots as they were", () => {
    const t = tally(code([run("run-1", "visible", [ran("a", "accepted"), ran("b", "accepted")]), run("run-2", "custom", [ran("own", "runtime error")])]), "");
    expect(t.passed).toBe(2);
    expect(t.says).toBe("");
  });

  test("what does not compile says so", () => {
    const broken = { ...run("run-1", "visible", []), compile: { ok: false, output: "line 3", millis: 1 } };
    expect(tally(code([broken]), "").says).toMatch(/does not compile/);
  });
});

test.each([
  [0, 20, 100, "compiling"],
  [0, 0, 100, "compiling"],
  [10, 20, 6000, "about 6 s left"],
  [19, 20, 1000, "about a second left"],
])("after %d of %d tests in %d ms: %s", (done, total, passed, want) => expect(wait(done, total, passed)).toBe(want));

test("durations and sizes read as people say them", () => {
  expect([millis(0), millis(0.42), millis(12.4), millis(1234)]).toEqual(["under 0.1 ms", "0.4 ms", "12 ms", "1.2 s"]);
  expect([memory(512), memory(8602)]).toEqual(["512 KB", "8.4 MB"]);
});
