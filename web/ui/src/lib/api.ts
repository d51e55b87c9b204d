// The room's calls. Every failure becomes a Problem with one sentence that can
// be shown as it is.
import type { Purpose, Room } from "./shapes";

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

/** Moves are the calls without a body. */
export type Move = "begin" | "hint" | "pause" | "resume" | "finish" | "end" | "leave" | "run/cancel";

export interface RoomApi {
  room(): Promise<Room>;
  move(move: Move): Promise<Room | undefined>;
  say(key: string, text: string): Promise<Room>;
  /** draft, note and code give the seq that they were recorded at, if told. */
  draft(text: string): Promise<number | undefined>;
  note(text: string): Promise<number | undefined>;
  code(language: string, text: string, part: string | undefined): Promise<number | undefined>;
  run(purpose: Purpose, language: string, text: string, part: string | undefined, input: string | undefined): Promise<Room>;
  /** feedback gives the HTML on an answer, or undefined while it is being read. */
  feedback(answer: string): Promise<string | undefined>;
}

/** roomApi speaks for one loop. */
export function roomApi(loop: string, fetch: typeof globalThis.fetch = globalThis.fetch.bind(globalThis)): RoomApi {
  const base = `/api/loops/${encodeURIComponent(loop)}`;

  const call = async (path: string, method: "GET" | "POST", body?: object): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
        ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
      });
    } catch {
      throw new Problem(0, AWAY);
    }
    if (!response.ok) throw await problem(response);
    return response;
  };

  const seq = (response: Response): number | undefined => {
    const n = Number(response.headers.get("Room-Seq"));
    return Number.isInteger(n) && n > 0 ? n : undefined;
  };

  return {
    room: async () => (await call(base, "GET")).json(),
    move: async (move) => {
      const response = await call(`${base}/${move}`, "POST");
      return response.status === 204 ? undefined : response.json();
    },
    say: async (key, text) => (await call(`${base}/say`, "POST", { key, text })).json(),
    draft: async (text) => seq(await call(`${base}/draft`, "POST", { text })),
    note: async (text) => seq(await call(`${base}/note`, "POST", { text })),
    code: async (language, text, part) => seq(await call(`${base}/code`, "POST", { language, text, ...(part ? { part } : {}) })),
    run: async (purpose, language, text, part, input) =>
      (await call(`${base}/run`, "POST", { purpose, language, text, ...(part ? { part } : {}), ...(input === undefined ? {} : { input }) })).json(),
    feedback: async (answer) => {
      const [, round, place] = answer.split("/");
      const response = await call(`/loops/${encodeURIComponent(loop)}/answers/${round}/${place}/feedback`, "GET");
      return response.status === 202 ? undefined : response.text();
    },
  };
}

async function problem(response: Response): Promise<Problem> {
  let sentence = "";
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string") sentence = body.detail;
  } catch {
    // Not a problem document: a proxy's page, or nothing.
  }
  return new Problem(response.status, sentence || `hotloop answered with ${response.status} and no reason. What you typed is kept here.`);
}
