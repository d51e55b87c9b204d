// The room's stream: server-sent events with a patient reconnect. EventSource
// gives up for good on some failures (a restarting server answers with a
// refusal), so it is opened anew here, with growing waits.

export type Link = "opening" | "open" | "lost";

export interface StreamHandlers {
  /** an event of the stream, its data parsed. */
  event: (name: string, data: unknown) => void;
  /** the link's state changed. */
  link: (state: Link) => void;
}

/** Source is the part of EventSource that a Stream needs. */
export interface Source {
  addEventListener(name: string, listener: (event: { data?: string }) => void): void;
  close(): void;
}

const FIRST_WAIT = 400;
const LAST_WAIT = 5000;

export class Stream {
  #open: () => Source;
  #names: string[];
  #on: StreamHandlers;
  #source: Source | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT;
  #ended = false;

  constructor(open: () => Source, names: string[], on: StreamHandlers) {
    this.#open = open;
    this.#names = names;
    this.#on = on;
    this.#connect();
  }

  /** retry connects at once, as when the browser says it is online again. */
  retry(): void {
    if (this.#ended || !this.#timer) return;
    this.#connect();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#on.link("opening");
    const source = this.#open();
    this.#source = source;
    source.addEventListener("open", () => {
      if (source !== this.#source) return;
      this.#wait = FIRST_WAIT;
      this.#on.link("open");
    });
    source.addEventListener("error", () => {
      if (source !== this.#source || this.#ended) return;
      source.close();
      this.#source = undefined;
      this.#on.link("lost");
      this.#timer = setTimeout(() => this.#connect(), this.#wait);
      this.#wait = Math.min(LAST_WAIT, this.#wait * 2);
    });
    for (const name of this.#names) {
      source.addEventListener(name, (event) => {
        if (source !== this.#source) return;
        const data = parse(event.data);
        if (data !== undefined) this.#on.event(name, data);
      });
    }
  }
}

/** parse gives the data of an event, or undefined for what is no JSON. */
function parse(data: string | undefined): unknown {
  try {
    return JSON.parse(data ?? "");
  } catch {
    return undefined;
  }
}
