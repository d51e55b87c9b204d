// How what the server says and what this page has not yet sent become one
// conversation.

export interface Sequenced {
  seq: number;
}

/**
 * newer is the room to show: the one with the higher seq. Answers and stream
 * race each other; an older one never replaces a newer. Of two with one seq the
 * later arrival counts, since a room also tells of runs and gradings.
 */
export function newer<T extends Sequenced>(have: T | undefined, got: T): T {
  return have && got.seq < have.seq ? have : got;
}

/** A message on its way. */
export interface Sending {
  key: string;
  text: string;
}

/** unsent leaves out the messages that the server already has. */
export function unsent<M extends Sending>(out: M[], turns: { key?: string | undefined }[]): M[] {
  const there = new Set(turns.map((t) => t.key).filter(Boolean));
  return out.filter((m) => !there.has(m.key));
}

/** newKey makes a key that no other message has. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}
