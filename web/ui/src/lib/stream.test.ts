import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Stream, type Link, type Source } from "./stream";

class FakeSource implements Source {
  static all: FakeSource[] = [];
  closed = false;
  #on = new Map<string, (event: { data?: string }) => void>();
  constructor() {
    FakeSource.all.push(this);
  }
  addEventListener(name: string, listener: (event: { data?: string }) => void) {
    this.#on.set(name, listener);
  }
  close() {
    this.closed = true;
  }
  emit(name: string, data?: string) {
    this.#on.get(name)?.(data === undefined ? {} : { data });
  }
}

const last = () => FakeSource.all[FakeSource.all.length - 1]!;
let links: Link[];
let events: [string, unknown][];
let stream: Stream;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.all = [];
  links = [];
  events = [];
  stream = new Stream(() => new FakeSource(), ["room", "progress"], {
    event: (name, data) => events.push([name, data]),
    link: (state) => links.push(state),
  });
});

afterEach(() => {
  stream.end();
  vi.useRealTimers();
});

test("events arrive parsed; what is no JSON is dropped", () => {
  last().emit("open");
  last().emit("room", '{"seq":3}');
  last().emit("progress", "{");
  expect(links).toEqual(["opening", "open"]);
  expect(events).toEqual([["room", { seq: 3 }]]);
});

test("a lost link is opened again, with growing waits, until it holds", () => {
  last().emit("open");
  last().emit("error");
  expect(links.at(-1)).toBe("lost");
  expect(FakeSource.all[0]!.closed).toBe(true);
  vi.advanceTimersByTime(400);
  expect(FakeSource.all).toHaveLength(2);
  last().emit("error");
  vi.advanceTimersByTime(400);
  expect(FakeSource.all).toHaveLength(2);
  vi.advanceTimersByTime(400);
  expect(FakeSource.all).toHaveLength(3);
  last().emit("open");
  last().emit("error");
  vi.advanceTimersByTime(400);
  expect(FakeSource.all).toHaveLength(4);
});

test("coming online connects at once", () => {
  last().emit("error");
  stream.retry();
  expect(FakeSource.all).toHaveLength(2);
  vi.advanceTimersByTime(10_000);
  expect(FakeSource.all).toHaveLength(2);
});

test("a source that was given up says nothing any more", () => {
  const first = last();
  first.emit("error");
  stream.retry();
  first.emit("room", '{"seq":1}');
  expect(events).toEqual([]);
});

test("an ended stream stays ended", () => {
  last().emit("error");
  stream.end();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.all).toHaveLength(1);
});
