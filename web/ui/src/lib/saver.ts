// Saving what is typed. Law: nothing typed is lost. A Saver holds the newest
// text, saves it after a pause, one save at a time, again and again until the
// server has it; meanwhile a copy stays in the browser's own storage.

/** Keep is the part of localStorage that a Saver needs. */
export interface Keep {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Where a text stands. */
export type Saved = "saved" | "waiting" | "saving" | "failed";

export interface SaverOptions {
  /** key under which the browser keeps what the server has not. */
  key: string;
  keep: Keep;
  /** save resolves once the text is on the server's disk. */
  save: (text: string) => Promise<void>;
  /** pause in milliseconds after the last keystroke. */
  pause: number;
  /** told whenever the state changes. */
  changed?: (state: Saved) => void;
  /** first wait before trying again, doubled up to 8 s. */
  retry?: number;
}

export class Saver {
  #o: SaverOptions;
  #text: string;
  #base: string; // what the server has
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flight: Promise<void> | undefined;
  #fails = 0;
  #state: Saved = "saved";

  /**
   * A Saver begins with what the server has; text that an earlier visit could
   * not save wins over it, and is saved again.
   */
  constructor(server: string, options: SaverOptions) {
    this.#o = options;
    this.#base = server;
    this.#text = read(options.keep, options.key) ?? server;
    if (this.#text !== server) this.#plan(0);
    else this.#o.keep.removeItem(options.key);
  }

  get text(): string {
    return this.#text;
  }

  get state(): Saved {
    return this.#state;
  }

  get clean(): boolean {
    return this.#text === this.#base;
  }

  /** type takes the text as it stands now. */
  type(text: string): void {
    this.#text = text;
    write(this.#o.keep, this.#o.key, text);
    this.#fails = 0;
    this.#plan(this.#o.pause);
  }

  /**
   * follow takes what the server has, as another tab may have changed it. It
   * gives the text to show: the server's if nothing here is unsaved.
   */
  follow(server: string): string {
    const clean = this.clean && !this.#flight;
    this.#base = server;
    if (clean) this.#text = server;
    return this.#text;
  }

  /** flush saves at once; it resolves when the newest text is saved or failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#flight) await this.#flight;
    if (this.#text === this.#base) {
      this.#done();
      return;
    }
    this.#flight = this.#save();
    await this.#flight;
  }

  /**
   * hush says that the text went another way (it is being sent): the box is
   * empty. It resolves when no save is on its way that could come in after the
   * message and bring its text back as a draft.
   */
  async hush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#text = "";
    this.#base = "";
    this.#done();
    while (this.#flight) await this.#flight;
    if (this.#text !== "") return;
    clearTimeout(this.#timer);
    this.#base = "";
    this.#done();
  }

  /** stop ends all waiting. What is unsaved stays in the browser. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#o = { ...this.#o, changed: undefined };
  }

  async #save(): Promise<void> {
    const text = this.#text;
    this.#set("saving");
    try {
      await this.#o.save(text);
      this.#fails = 0;
      this.#base = text;
    } catch {
      this.#fails++;
    } finally {
      this.#flight = undefined;
    }
    if (this.#text === this.#base) {
      this.#done();
    } else if (this.#fails > 0) {
      this.#set("failed");
      this.#arm(Math.min(8000, (this.#o.retry ?? 500) * 2 ** (this.#fails - 1)));
    } else {
      this.#plan(this.#o.pause);
    }
  }

  #done(): void {
    this.#o.keep.removeItem(this.#o.key);
    this.#set("saved");
  }

  #plan(wait: number): void {
    this.#set(this.#flight ? "saving" : "waiting");
    this.#arm(wait);
  }

  #arm(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #set(state: Saved): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#o.changed?.(state);
  }
}

/** read gives what is kept, or null where storage is closed to us. */
function read(keep: Keep, key: string): string | null {
  try {
    return keep.getItem(key);
  } catch {
    return null;
  }
}

/** write keeps text; a full or closed storage is no reason to stop typing. */
function write(keep: Keep, key: string, text: string): void {
  try {
    keep.setItem(key, text);
  } catch {
    // The server is the record; this copy is the second net.
  }
}
