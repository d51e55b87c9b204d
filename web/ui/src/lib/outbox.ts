// Messages between Enter and the server's answer. A copy of each stays in the
// browser, so that a page that dies in between gives them back.
import type { Keep } from "./saver";

/** A message on its way. */
export interface Letter {
  key: string;
  text: string;
}

export class Outbox {
  #keep: Keep;
  #name: string;
  #letters: Letter[];

  constructor(keep: Keep, name: string) {
    this.#keep = keep;
    this.#name = name;
    this.#letters = stored(keep, name);
  }

  /** left are the letters that were on their way when the page last went. */
  get left(): Letter[] {
    return this.#letters;
  }

  put(letter: Letter): void {
    this.#letters = [...this.#letters, letter];
    this.#write();
  }

  /** drop forgets a letter: it arrived, or its text stands in the box again. */
  drop(key: string): void {
    this.#letters = this.#letters.filter((l) => l.key !== key);
    this.#write();
  }

  #write(): void {
    try {
      if (this.#letters.length === 0) this.#keep.removeItem(this.#name);
      else this.#keep.setItem(this.#name, JSON.stringify(this.#letters));
    } catch {
      // Storage is closed or full; the letters are still in memory.
    }
  }
}

function stored(keep: Keep, name: string): Letter[] {
  try {
    const list: unknown = JSON.parse(keep.getItem(name) ?? "[]");
    if (!Array.isArray(list)) return [];
    return list.filter((l): l is Letter => typeof l?.key === "string" && typeof l?.text === "string");
  } catch {
    return [];
  }
}
