// The shapes of the room, from the API's own document. Lists that the document
// allows to be null are lists here: whole sees to it once, at the door.
import type { components } from "../api";

type Schemas = components["schemas"];
type Listed<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };

export type Purpose = Schemas["RunInputBody"]["purpose"];
export type Case = Schemas["Case"];
export type Run = Schemas["Run"];
export type AnswerName = Schemas["AnswerView"];
export type CodeView = Listed<Schemas["CodeView"], "visible" | "runs">;
export type GivenRoom = Schemas["Room"];
export type Room = Omit<Listed<GivenRoom, "answers" | "can" | "graded" | "rounds" | "turns">, "code"> & { code?: CodeView };

/** The actions that a room may allow. */
export type Action = "start" | "say" | "run" | "submit" | "hint" | "pause" | "resume" | "finish" | "end" | "leave";

/** whole makes a given room one in which every list is a list. */
export function whole(given: GivenRoom): Room {
  const { code, ...rest } = given;
  return {
    ...rest,
    answers: given.answers ?? [],
    can: given.can ?? [],
    graded: given.graded ?? [],
    rounds: given.rounds ?? [],
    turns: given.turns ?? [],
    ...(code ? { code: { ...code, visible: code.visible ?? [], runs: code.runs ?? [] } } : {}),
  };
}
