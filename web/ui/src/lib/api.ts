// The room's calls, typed by the API's own document. Every failure becomes a
// Problem with one sentence that can be shown as it is.
import createClient from "openapi-fetch";
import type { paths } from "../api";
import { whole, type GivenRoom, type Purpose, type Room } from "./shapes";

/** A Problem is why a call failed, in one plain sentence. */
export class Problem extends Error {
  /** HTTP status, 0 when the server was not reached. */
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }

  /** away reports whether the server was out of reach or is not up yet. */
  get away(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503;
  }
}

export const AWAY = "hotloop does not answer. It may have been stopped; what you typed is kept here.";

/** Moves are the calls without a body that answer with the room. */
export type Move = "begin" | "hint" | "pause" | "resume" | "finish" | "end" | "leave";

export interface RoomApi {
  room(): Promise<Room>;
  move(move: Move): Promise<Room>;
  say(key: string, text: string): Promise<Room>;
  /** draft, note and code give the seq that they were recorded at, if told. */
  draft(text: string): Promise<number | undefined>;
  note(text: string): Promise<number | undefined>;
  code(language: string, text: string, part: string | undefined): Promise<number | undefined>;
  run(purpose: Purpose, language: string, text: string, part: string | undefined, input: string | undefined): Promise<Room>;
  cancel(): Promise<void>;
  /** feedback gives the HTML on an answer, or undefined while it is being read. */
  feedback(answer: string): Promise<string | undefined>;
}

interface Outcome<T> {
  data?: T;
  error?: { detail?: string };
  response: Response;
}

/** roomApi speaks for one loop. */
export function roomApi(loop: string, fetcher: typeof fetch = fetch): RoomApi {
  const client = createClient<paths>({ baseUrl: location.origin, fetch: (request) => fetcher(request) });
  const params = { path: { loop } };

  const done = async <T>(call: Promise<Outcome<T>>): Promise<Outcome<T>> => {
    let outcome: Outcome<T>;
    try {
      outcome = await call;
    } catch {
      throw new Problem(0, AWAY);
    }
    if (outcome.response.ok) return outcome;
    const sentence = outcome.error?.detail;
    throw new Problem(outcome.response.status, sentence || `hotloop answered with ${outcome.response.status} and no reason. What you typed is kept here.`);
  };
  const room = async (call: Promise<Outcome<GivenRoom>>): Promise<Room> => {
    const { data, response } = await done(call);
    if (!data) throw new Problem(response.status, "hotloop answered with nothing. Reload the page; what you typed is kept.");
    return whole(data);
  };
  const seq = async (call: Promise<Outcome<unknown>>): Promise<number | undefined> => {
    const n = Number((await done(call)).response.headers.get("Room-Seq"));
    return Number.isInteger(n) && n > 0 ? n : undefined;
  };

  return {
    room: () => room(client.GET("/api/loops/{loop}", { params })),
    move: (move) => room(client.POST(`/api/loops/{loop}/${move}`, { params })),
    say: (key, text) => room(client.POST("/api/loops/{loop}/say", { params, body: { key, text } })),
    draft: (text) => seq(client.POST("/api/loops/{loop}/draft", { params, body: { text } })),
    note: (text) => seq(client.POST("/api/loops/{loop}/note", { params, body: { text } })),
    code: (language, text, part) => seq(client.POST("/api/loops/{loop}/code", { params, body: { language, text, ...(part ? { part } : {}) } })),
    run: (purpose, language, text, part, input) =>
      room(
        client.POST("/api/loops/{loop}/run", {
          params,
          body: { purpose, language, text, ...(part ? { part } : {}), ...(input === undefined ? {} : { input }) },
        }),
      ),
    cancel: async () => void (await done(client.POST("/api/loops/{loop}/run/cancel", { params }))),
    feedback: async (answer) => {
      const [, round, place] = answer.split("/");
      let response: Response;
      try {
        response = await fetcher(`/loops/${encodeURIComponent(loop)}/answers/${round}/${place}/feedback`);
      } catch {
        throw new Problem(0, AWAY);
      }
      if (!response.ok) throw new Problem(response.status, "The feedback could not be shown.");
      return response.status === 202 ? undefined : response.text();
    },
  };
}
