import { expect, test } from "vitest";
import { difference } from "./difference";

const texts = ["", "a", "aa", "aaa", "abc", "abxc", "xabc", "abcx", "def f():\n  pass\n", "def f(x):\n  pass\n", "🎈a", "🎉a"];

test("applying the difference gives the wanted text, for every pair", () => {
  for (const have of texts) {
    for (const want of texts) {
      const c = difference(have, want);
      const got = c ? have.slice(0, c.from) + c.insert + have.slice(c.to) : have;
      expect(got).toBe(want);
      expect(c === undefined).toBe(have === want);
    }
  }
});

test("only what differs is replaced", () => {
  expect(difference("one two three", "one 2 three")).toEqual({ from: 4, to: 7, insert: "2" });
});
