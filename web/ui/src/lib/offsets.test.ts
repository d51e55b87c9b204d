import { describe, expect, test } from "vitest";
import { byteOf, stretches, unitOf } from "./offsets";

const texts = ["", "plain", "naïve café", "日本語 and ascii", "a👩‍💻b", "𝒳=1", "é", "mixed: ß→🎈end"];
const encoder = new TextEncoder();

describe("bytes and units", () => {
  test.each(texts)("agree with the encoder at every character of %j", (text) => {
    let unit = 0;
    for (const char of text) {
      const byte = encoder.encode(text.slice(0, unit)).length;
      expect(byteOf(text, unit)).toBe(byte);
      expect(unitOf(text, byte)).toBe(unit);
      unit += char.length;
    }
    expect(byteOf(text, text.length)).toBe(encoder.encode(text).length);
    expect(unitOf(text, encoder.encode(text).length)).toBe(text.length);
  });

  test("a byte within a character gives its beginning; beyond the end, the end", () => {
    expect(unitOf("aé", 2)).toBe(1);
    expect(unitOf("🎈b", 3)).toBe(0);
    expect(unitOf("ab", 99)).toBe(2);
  });
});

describe("stretches", () => {
  test("quotes after other scripts are found", () => {
    const text = "日本語 then the quote.";
    const from = encoder.encode("日本語 then ").length;
    const got = stretches(text, [{ from, to: from + "the quote".length, by: 3 }]);
    expect(got).toEqual([
      { text: "日本語 then ", by: [] },
      { text: "the quote", by: [3] },
      { text: ".", by: [] },
    ]);
  });

  test("overlapping quotes share their middle, and nothing is lost", () => {
    const got = stretches("abcdef", [
      { from: 0, to: 4, by: 1 },
      { from: 2, to: 6, by: 2 },
    ]);
    expect(got.map((s) => s.by)).toEqual([[1], [1, 2], [2]]);
    expect(got.map((s) => s.text).join("")).toBe("abcdef");
  });

  test("an empty or backward quote marks nothing", () => {
    expect(stretches("abc", [{ from: 2, to: 2, by: 0 }, { from: 3, to: 1, by: 1 }]).every((s) => s.by.length === 0)).toBe(true);
  });
});
