// The server counts text in UTF-8 bytes, the browser in UTF-16 units. A quote
// names bytes; these two functions say where they are in a JavaScript string.

/** size is the number of UTF-8 bytes of a code point. */
function size(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/**
 * unitOf is the UTF-16 place of a UTF-8 byte place in text. A byte within a
 * character gives the character's beginning; beyond the end gives the end.
 */
export function unitOf(text: string, byte: number): number {
  let bytes = 0;
  let units = 0;
  for (const char of text) {
    const next = bytes + size(char.codePointAt(0)!);
    if (next > byte) return units;
    bytes = next;
    units += char.length;
  }
  return units;
}

/** byteOf is the UTF-8 byte place of a UTF-16 place in text. */
export function byteOf(text: string, unit: number): number {
  let bytes = 0;
  let units = 0;
  for (const char of text) {
    units += char.length;
    if (units > unit) return bytes;
    bytes += size(char.codePointAt(0)!);
  }
  return bytes;
}

/** A stretch of text: plain, or quoted by the evidence of these numbers. */
export interface Stretch {
  text: string;
  by: number[];
}

/** A quote: UTF-8 bytes from..to, by the number of its evidence. */
export interface Span {
  from: number;
  to: number;
  by: number;
}

/**
 * stretches cuts text where quotes begin and end. Quotes may overlap; each
 * stretch lists all that cover it. Joined, the stretches are the text.
 */
export function stretches(text: string, spans: Span[]): Stretch[] {
  const placed = spans
    .map((s) => ({ from: unitOf(text, s.from), to: unitOf(text, s.to), by: s.by }))
    .filter((s) => s.from < s.to);
  const cuts = [...new Set([0, text.length, ...placed.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  const out: Stretch[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const from = cuts[i]!;
    const to = cuts[i + 1]!;
    const by = placed.filter((s) => s.from <= from && s.to >= to).map((s) => s.by);
    out.push({ text: text.slice(from, to), by });
  }
  return out;
}
