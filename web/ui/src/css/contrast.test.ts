// The tokens' contrast, computed as WCAG 2.2 defines it, for both themes.
import { describe, expect, test } from "vitest";
import css from "./tokens.css?raw";

const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((m) => [m[1]!, { light: m[2]!, dark: m[3]! }]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

const surfaces = ["ground", "surface", "raised", "sunken"];
const words: [string, string[]][] = [
  ["ink", [...surfaces, "ember-tint", "for-tint", "against-tint", "code-select", "code-line"]],
  ["ink-soft", [...surfaces, "code-line"]],
  ["ember", ["ground", "surface", "raised", "ember-tint"]],
  ["ember-deep", ["ground", "surface", "raised", "ember-tint"]],
  ["on-ember", ["ember", "ember-deep"]],
  ["for", ["ground", "surface", "raised", "for-tint"]],
  ["against", ["ground", "surface", "raised", "against-tint"]],
  ["absent", ["ground", "surface", "raised"]],
  ["code-keyword", ["raised", "code-line"]],
  ["code-string", ["raised", "code-line"]],
  ["code-number", ["raised", "code-line"]],
  ["code-comment", ["raised", "code-line"]],
  ["code-name", ["raised", "code-line"]],
];
// The edges of controls and the lines of charts carry meaning without words.
const shapes: [string, string[]][] = [
  ["edge", ["ground", "surface", "raised"]],
  ["ember", ["ground", "surface", "raised"]],
];

const pairs = (list: [string, string[]][], least: number) =>
  list.flatMap(([front, backs]) => backs.flatMap((back) => (["light", "dark"] as const).map((theme) => [theme, front, back, least] as const)));

test("the test knows the reference values", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe("AA", () => {
  test.each([...pairs(words, 4.5), ...pairs(shapes, 3)])("%s: %s on %s reaches %d", (theme, front, back, least) => {
    const a = tokens.get(front);
    const b = tokens.get(back);
    expect(a, `${front} is a token`).toBeDefined();
    expect(b, `${back} is a token`).toBeDefined();
    expect(contrast(a![theme], b![theme])).toBeGreaterThanOrEqual(least);
  });
});
