// What the room's parts share: the newest Room, what is on its way, and how
// the link stands.
import { Problem, type Move, type RoomApi } from "../lib/api";
import { RoundClock } from "../lib/clock";
import { newKey, newer, unsent, type Sending } from "../lib/merge";
import { Outbox } from "../lib/outbox";
import { Saver, type Keep, type Saved } from "../lib/saver";
import { whole, type Action, type GivenRoom, type Purpose, type Room } from "../lib/shapes";
import { Stream, type Link, type Source } from "../lib/stream";

/** A run under way. total is 0 until the first case has been counted. */
export interface Progress {
  done: number;
  total: number;
  since: number; // performance.now() at its start
  ahead?: number; // while it waits for its turn: how many runs are served before it
}

export interface Options {
  api: RoomApi;
  keep: Keep;
  source: () => Source;
}

/** How long the link may be lost before the page says so. */
const PATIENCE = 1200;
/** The wait before a message is sent a second time by itself. */
const AGAIN = 600;

export class RoomState {
  link: Link = $state("opening");
  /** the link has been lost long enough to say so. */
  offline = $state(false);
  /** one sentence about what just failed, "" if nothing. */
  trouble = $state("");
  sending: Sending[] = $state.raw([]);
  /** why a message's text stands in the box again, "" if none does. */
  returned = $state("");
  draft = $state("");
  draftState: Saved = $state("saved");
  notes = $state("");
  notesState: Saved = $state("saved");
  moving: Move | "" = $state("");
  progress: Progress | undefined = $state.raw();
  /** milliseconds from sending the last message to its reply, for tests. */
  lastReply = $state(0);

  readonly api: RoomApi;
  readonly keep: Keep;
  readonly clock = new RoundClock();

  #room: Room = $state.raw() as unknown as Room;
  #stream: Stream;
  #draft: Saver;
  #notes: Saver;
  #outbox: Outbox;
  #back: { key: string; text: string } | undefined;
  #floor = 0; // seq of this page's newest save
  #patience: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(given: GivenRoom, options: Options) {
    const first = whole(given);
    this.api = options.api;
    this.keep = options.keep;
    this.#room = first;
    this.clock.take(first.clock, performance.now());
    this.#draft = new Saver(first.draft, {
      key: `hotloop.draft.${first.loop}`,
      keep: options.keep,
      pause: 400,
      save: async (text) => this.saved(await this.api.draft(text)),
      changed: (s) => (this.draftState = s),
    });
    this.#notes = new Saver(first.notes, {
      key: `hotloop.notes.${first.loop}.${first.round}`,
      keep: options.keep,
      pause: 600,
      save: async (text) => this.saved(await this.api.note(text)),
      changed: (s) => (this.notesState = s),
    });
    this.draft = this.#draft.text;
    this.notes = this.#notes.text;
    this.#outbox = new Outbox(options.keep, `hotloop.outbox.${first.loop}`);
    for (const letter of unsent(this.#outbox.left, first.turns)) {
      this.#return(letter.key, letter.text, "This message was on its way when the page closed. It was not sent: press Enter to send it.");
    }
    for (const letter of this.#outbox.left) this.#outbox.drop(letter.key);
    if (first.running) this.progress = begun();
    this.#stream = new Stream(options.source, ["room", "progress", "running", "graded"], {
      event: (name, data) => this.#heard(name, data),
      link: (link) => this.#linked(link),
    });
  }

  get room(): Room {
    return this.#room;
  }

  /** waiting are the messages that the server has not shown back yet. */
  get waiting(): Sending[] {
    return unsent(this.sending, this.#room.turns);
  }

  can(action: Action): boolean {
    return this.#room.can.includes(action);
  }

  /** take shows a room unless a newer one is shown already. */
  take(room: Room): void {
    const have = this.#room;
    const next = newer(have, room);
    if (next === have) return;
    this.#room = next;
    this.clock.take(next.clock, performance.now());
    this.sending = unsent(this.sending, next.turns);
    this.#unreturn(next);
    if (next.seq >= this.#floor) {
      // A message on its way is still the server's draft: it must not come back.
      if (this.sending.length === 0) this.draft = this.#draft.follow(next.draft);
      this.notes = this.#notes.follow(next.notes);
    }
    if (!next.running) this.progress = undefined;
    else this.progress ??= begun();
  }

  /** saved notes that this page's save was recorded as event seq. */
  saved(seq: number | undefined): void {
    if (seq !== undefined && seq > this.#floor) this.#floor = seq;
  }

  typeDraft(text: string): void {
    this.draft = text;
    if (this.#back && !text.startsWith(this.#back.text)) {
      this.#back = undefined;
      this.returned = "";
    }
    this.#draft.type(text);
  }

  typeNotes(text: string): void {
    this.notes = text;
    this.#notes.type(text);
  }

  /** flush saves what is typed now: on blur and when the page is hidden. */
  flush(): void {
    void this.#draft.flush();
    void this.#notes.flush();
  }

  /** send says what stands in the box. It is shown at once. */
  send(): void {
    const text = this.draft;
    if (text.trim() === "" || !this.can("say")) return;
    // The same text again goes out under the same key: harmless if the server
    // had it after all.
    const key = this.#back?.text === text ? this.#back.key : newKey();
    this.#back = undefined;
    this.returned = "";
    this.trouble = "";
    this.sending = [...this.sending, { key, text }];
    this.draft = "";
    this.#outbox.put({ key, text });
    const quiet = this.#draft.hush();
    this.#queue = this.#queue.then(async () => {
      await quiet;
      await this.#say(key, text);
    });
  }

  /** settled resolves when every message on its way has arrived or come back. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** move asks the server for an action and shows what came of it. */
  async move(move: Move): Promise<void> {
    if (this.moving !== "") return;
    this.moving = move;
    this.trouble = "";
    try {
      this.flush();
      this.take(await this.#twice(() => this.api.move(move)));
    } catch (error) {
      this.trouble = sentence(error);
    } finally {
      this.moving = "";
    }
  }

  /** run has the program run; the room that comes back holds the record. */
  async run(purpose: Purpose, language: string, text: string, part: string | undefined, input?: string): Promise<boolean> {
    if (this.progress) return false;
    this.trouble = "";
    this.progress = begun();
    try {
      this.take(await this.api.run(purpose, language, text, part, input));
      return true;
    } catch (error) {
      this.trouble = sentence(error);
      return false;
    } finally {
      this.progress = undefined;
    }
  }

  async cancelRun(): Promise<void> {
    try {
      await this.api.cancel();
    } catch (error) {
      this.trouble = sentence(error);
    }
  }

  /** retry reconnects at once. */
  retry(): void {
    this.#stream.retry();
  }

  end(): void {
    clearTimeout(this.#patience);
    this.#stream.end();
    this.#draft.stop();
    this.#notes.stop();
  }

  async #say(key: string, text: string): Promise<void> {
    const began = performance.now();
    try {
      this.take(await this.#twice(() => this.api.say(key, text)));
      this.lastReply = performance.now() - began;
      this.sending = this.sending.filter((m) => m.key !== key);
    } catch (error) {
      this.sending = this.sending.filter((m) => m.key !== key);
      if (!this.#room.turns.some((t) => t.key === key)) this.#return(key, text, sentence(error));
    }
    this.#outbox.drop(key);
  }

  /** #return puts a message that did not go out back into the box. */
  #return(key: string, text: string, why: string): void {
    const rest = this.draft;
    const whole = rest.trim() === "" ? text : `${text}\n\n${rest}`;
    this.#back = { key, text };
    this.draft = whole;
    this.#draft.type(whole);
    this.returned = why;
  }

  /** #unreturn takes it out again when the server turns out to have it. */
  #unreturn(room: Room): void {
    const back = this.#back;
    if (!back || !room.turns.some((t) => t.key === back.key)) return;
    const rest = this.draft.slice(back.text.length).replace(/^\n\n/, "");
    this.#back = undefined;
    this.returned = "";
    this.draft = rest;
    this.#draft.type(rest);
  }

  /** #twice tries once more: after a conflict with the newest room at hand, after silence a little later. */
  async #twice<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Problem) || !(error.status === 409 || error.away)) throw error;
      if (error.status === 409) this.take(await this.api.room());
      else await new Promise((r) => setTimeout(r, AGAIN));
      return await call();
    }
  }

  #heard(name: string, data: unknown): void {
    if (typeof data !== "object" || data === null) return;
    if (name === "room" && "seq" in data) this.take(whole(data as GivenRoom));
    if (name === "progress" && "done" in data && "total" in data) {
      const since = this.progress?.since ?? performance.now();
      this.progress = { done: Number(data.done), total: Number(data.total), since };
    }
    if (name === "running" && "running" in data) {
      if (data.running !== true) this.progress = undefined;
      else if ("waiting" in data && data.waiting === true) this.progress = { ...begun(), ahead: "ahead" in data ? Number(data.ahead) : 0 };
      else if (this.progress === undefined || this.progress.ahead !== undefined) this.progress = begun();
    }
    if (name === "graded" && "answer" in data && typeof data.answer === "string") {
      const graded = this.#room.graded;
      if (!graded.includes(data.answer)) this.#room = { ...this.#room, graded: [...graded, data.answer] };
    }
  }

  #linked(link: Link): void {
    this.link = link;
    if (link === "open") {
      clearTimeout(this.#patience);
      this.#patience = undefined;
      this.offline = false;
      if (this.returned) this.returned = "hotloop answers again. Your message was not sent yet: it is here, press Enter to send it.";
    } else {
      this.#patience ??= setTimeout(() => (this.offline = true), PATIENCE);
    }
  }
}

function begun(): Progress {
  return { done: 0, total: 0, since: performance.now() };
}

function sentence(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return "Something in this page went wrong. Reload it; what you typed is kept.";
}
