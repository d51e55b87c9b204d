// The program in the editor: its text in each language, saved in batches.
import { Saver, type Saved } from "../lib/saver";
import type { Purpose, Room } from "../lib/shapes";
import type { RoomState } from "./state.svelte";

export class CodeState {
  language = $state("");
  text = $state.raw("");
  saved: Saved = $state("saved");
  input = $state("");
  readonly answer: string;

  #room: RoomState;
  #savers = new Map<string, Saver>();
  #chosen = false; // a language was chosen here, not by another tab

  constructor(room: RoomState) {
    this.#room = room;
    this.answer = room.room.asking?.answer ?? "";
    this.language = room.room.code?.language ?? "";
    this.text = this.#saver(this.language).text;
    this.input = room.room.example_input;
  }

  get languages(): string[] {
    return Object.keys(this.#room.room.code?.starters ?? {}).sort();
  }

  type(text: string): void {
    this.text = text;
    this.#saver(this.language).type(text);
  }

  /** choose goes to another language; each keeps its own text. */
  choose(language: string): void {
    if (language === this.language) return;
    void this.#saver(this.language).flush();
    this.language = language;
    this.#chosen = true;
    const saver = this.#saver(language);
    this.text = saver.text;
    this.saved = saver.state;
    // Saving says which language is at hand, so that a reload opens it.
    void this.#save(language, saver.text).catch(() => saver.type(saver.text));
  }

  flush(): void {
    for (const saver of this.#savers.values()) void saver.flush();
  }

  stop(): void {
    for (const saver of this.#savers.values()) saver.stop();
  }

  /** follow takes what the server has, unless it is being typed here. */
  follow(room: Room, busy: boolean): void {
    const code = room.code;
    if (!code || room.asking?.answer !== this.answer) return;
    for (const [language, saver] of this.#savers) {
      const there = code.latest[language];
      if (there !== undefined && !(busy && language === this.language)) saver.follow(there);
    }
    if (!busy && !this.#chosen && code.language !== this.language) this.language = code.language;
    if (code.language === this.language) this.#chosen = false;
    this.text = this.#saver(this.language).text;
  }

  async run(purpose: Purpose): Promise<boolean> {
    this.flush();
    return this.#room.run(purpose, this.language, this.text, this.#room.room.asking?.part, purpose === "custom" ? this.input : undefined);
  }

  #saver(language: string): Saver {
    const have = this.#savers.get(language);
    if (have) return have;
    const code = this.#room.room.code;
    const server = code?.latest[language] ?? (code?.language === language ? code.text : code?.starters[language]) ?? "";
    const saver = new Saver(server, {
      key: `hotloop.code.${this.answer}.${language}`,
      keep: this.#room.keep,
      pause: 700,
      save: (text) => this.#save(language, text),
      changed: (state) => {
        if (language === this.language) this.saved = state;
      },
    });
    this.#savers.set(language, saver);
    return saver;
  }

  async #save(language: string, text: string): Promise<void> {
    this.#room.saved(await this.#room.api.code(language, text, this.#room.room.asking?.part));
  }
}
