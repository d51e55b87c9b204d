/** A replacement of from..to by insert. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

/**
 * difference is the one smallest stretch whose replacement turns a text into
 * another, or undefined if they are equal. Replacing only that keeps the cursor
 * and what surrounds it in place when another tab's text arrives.
 */
export function difference(have: string, want: string): Change | undefined {
  if (have === want) return undefined;
  const most = Math.min(have.length, want.length);
  let head = 0;
  while (head < most && have[head] === want[head]) head++;
  let tail = 0;
  while (tail < most - head && have[have.length - 1 - tail] === want[want.length - 1 - tail]) tail++;
  return { from: head, to: have.length - tail, insert: want.slice(head, want.length - tail) };
}
