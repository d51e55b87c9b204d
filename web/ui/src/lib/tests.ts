// What the dots under the editor say: how each test stands after the runs so far.
import type { Case, CodeView, Run } from "./shapes";

/** How a test stands. */
export type Standing = "passed" | "failed" | "open";

export interface Dot {
  name: string;
  standing: Standing;
  shown: Case; // the test as it ran, or as it is shown before
}

export interface Tally {
  dots: Dot[];
  passed: number;
  hiddenPassed: number;
  hiddenTotal: number;
  /** whether the hidden ones have been run for the part at hand. */
  submitted: boolean;
  /** the newest run of the tests, undefined before the first. */
  run: Run | undefined;
  /** the one thing to look at first, "" if nothing failed. */
  says: string;
}

/** standing says how a case ended. */
export function standing(c: Case | undefined): Standing {
  if (!c || c.verdict === "" || c.verdict === "not run") return "open";
  return c.verdict === "accepted" ? "passed" : "failed";
}

/** tally reads the newest runs. Runs of the candidate's own input tell nothing of the tests. */
export function tally(code: CodeView, part: string | undefined): Tally {
  const runs = code.runs.filter((r) => r.purpose !== "custom");
  const run = runs.at(-1);
  const submit = runs.filter((r) => r.purpose === "submit" && (r.part ?? "") === (part ?? "")).at(-1);
  const cases = new Map((run?.cases ?? []).filter((c) => !c.hidden).map((c) => [c.name, c]));
  const dots = code.visible.map((v) => {
    const ran = cases.get(v.name);
    return { name: v.name, standing: standing(ran), shown: ran ? { ...v, ...ran } : v };
  });
  const hidden = (submit?.cases ?? []).filter((c) => c.hidden);
  return {
    dots,
    passed: dots.filter((d) => d.standing === "passed").length,
    hiddenPassed: hidden.filter((c) => c.verdict === "accepted").length,
    hiddenTotal: Math.max(code.hidden, hidden.length),
    submitted: submit !== undefined,
    run,
    says: first(run),
  };
}

/** first is the sentence on the first thing that went wrong in a run. */
function first(run: Run | undefined): string {
  if (!run) return "";
  if (!run.compile.ok) return "It does not compile. The console shows why.";
  const failed = (run.cases ?? []).find((c) => standing(c) === "failed");
  if (!failed) return "";
  if (failed.hidden) return failed.says || "A hidden test fails.";
  return `${failed.name}: ${failed.says || failed.verdict}`;
}

/** wait says how long a run may still take, from how long it took so far. */
export function wait(done: number, total: number, passed: number): string {
  if (total <= 0 || done <= 0) return "compiling";
  const left = Math.ceil(((passed / done) * (total - done)) / 1000);
  if (left <= 1) return "about a second left";
  return `about ${left} s left`;
}

/** millis is a duration as people read it: "0.4 ms", "12 ms", "1.2 s". */
export function millis(ms: number): string {
  if (ms < 0.05) return "under 0.1 ms";
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}

/** memory is a size as people read it: "8.4 MB". */
export function memory(kb: number): string {
  if (kb < 1024) return `${kb} KB`;
  return `${(kb / 1024).toFixed(1)} MB`;
}
