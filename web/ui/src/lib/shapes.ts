// The shapes of the room as the API gives them.

export type Action = "start" | "say" | "run" | "submit" | "hint" | "pause" | "resume" | "finish" | "end" | "leave";
export type Purpose = "visible" | "submit" | "custom";
export type Verdict = "accepted" | "wrong answer" | "runtime error" | "time limit" | "memory limit" | "output limit" | "not run" | "";

export interface Case {
  name: string;
  part?: string;
  hidden?: boolean;
  verdict: string;
  input?: string;
  expected?: string;
  got?: string;
  says?: string;
  stdout?: string;
  stderr?: string;
  millis: number;
  memory_kb?: number;
  why?: string;
}

export interface Run {
  id: string;
  purpose: string;
  part?: string;
  language: string;
  toolchain?: string;
  isolation: string;
  compile: { ok: boolean; output?: string; millis: number };
  cases?: Case[] | null;
  clock: number;
}

export interface CodeView {
  language: string;
  text: string;
  starters: Record<string, string>;
  latest: Record<string, string>;
  visible: Case[];
  hidden: number;
  runs: Run[];
}

export interface Round {
  kind: string;
  title: string;
  minutes: number;
  voice: string;
  state: string;
}

export interface Asking {
  question: string;
  title: string;
  form: string;
  statement: string;
  part?: string;
  parts?: number;
  place: number;
  of: number;
  answer: string;
}

export interface Turn {
  seq: number;
  speaker: string;
  text: string;
  clock: number;
  move?: string;
  key?: string;
}

export interface AnswerName {
  answer: string;
  question: string;
  title: string;
  round: number;
}

export interface Room {
  loop: string;
  title: string;
  level: string;
  mode: string;
  seq: number;
  state: string;
  round: number;
  rounds: Round[];
  clock: { elapsed: number; planned: number; running: boolean };
  asking?: Asking;
  turns: Turn[];
  draft: string;
  notes: string;
  code?: CodeView;
  answers: AnswerName[];
  can: string[];
  statement_html: string;
  graded: string[];
  running: boolean;
  example_input?: string;
  isolation?: string;
}
