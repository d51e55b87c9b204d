import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Saver, type Keep, type Saved } from "./saver";

class FakeKeep implements Keep {
  map = new Map<string, string>();
  getItem = (k: string) => this.map.get(k) ?? null;
  setItem = (k: string, v: string) => void this.map.set(k, v);
  removeItem = (k: string) => void this.map.delete(k);
}

let keep: FakeKeep;
let disk: string[];
let broken: boolean;
let slow: number;
let states: Saved[];

function saver(server = "") {
  return new Saver(server, {
    key: "draft",
    keep,
    pause: 400,
    changed: (s) => states.push(s),
    save: async (text) => {
      if (slow) await new Promise((r) => setTimeout(r, slow));
      if (broken) throw new Error("no network");
      disk.push(text);
    },
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  keep = new FakeKeep();
  disk = [];
  states = [];
  broken = false;
  slow = 0;
});

afterEach(() => vi.useRealTimers());

describe("Saver", () => {
  test("saves once after a pause, not at every key", async () => {
    const s = saver();
    for (const text of ["h", "he", "hel"]) {
      s.type(text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(disk).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(disk).toEqual(["hel"]);
    expect(s.state).toBe("saved");
    expect(keep.map.size).toBe(0);
  });

  test("the browser holds a copy from the first key until the server has it", async () => {
    const s = saver();
    s.type("half a th");
    expect(keep.map.get("draft")).toBe("half a th");
    await s.flush();
    expect(keep.map.size).toBe(0);
  });

  test("keeps trying while the network is away, and loses nothing", async () => {
    broken = true;
    const s = saver();
    s.type("typed on a train");
    await vi.advanceTimersByTimeAsync(3000);
    expect(s.state).toBe("failed");
    expect(keep.map.get("draft")).toBe("typed on a train");
    broken = false;
    await vi.advanceTimersByTimeAsync(8000);
    expect(disk).toEqual(["typed on a train"]);
    expect(s.state).toBe("saved");
  });

  test("what an earlier visit could not save comes back and is saved", async () => {
    keep.map.set("draft", "from before the crash");
    const s = saver("older");
    expect(s.text).toBe("from before the crash");
    await vi.advanceTimersByTimeAsync(1);
    expect(disk).toEqual(["from before the crash"]);
  });

  test("one save at a time; text typed meanwhile follows", async () => {
    slow = 1000;
    const s = saver();
    s.type("one");
    await vi.advanceTimersByTimeAsync(500);
    s.type("one two");
    await vi.advanceTimersByTimeAsync(500);
    expect(disk).toEqual([]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(disk).toEqual(["one", "one two"]);
    expect(s.clean).toBe(true);
  });

  test("follows another tab only when nothing here is unsaved", async () => {
    const s = saver("a");
    expect(s.follow("b")).toBe("b");
    s.type("b and mine");
    expect(s.follow("c")).toBe("b and mine");
    await s.flush();
    expect(disk).toEqual(["b and mine"]);
  });

  test("a text that was sent is not saved as a draft", async () => {
    const s = saver();
    s.type("sent");
    await s.hush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk).toEqual([]);
    expect(s.text).toBe("");
    expect(keep.map.size).toBe(0);
  });

  test("hush waits for a save on its way, so that it cannot come in after the message", async () => {
    slow = 1000;
    const s = saver();
    s.type("sent");
    await vi.advanceTimersByTimeAsync(500);
    let quiet = false;
    void s.hush().then(() => (quiet = true));
    await vi.advanceTimersByTimeAsync(400);
    expect(quiet).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(quiet).toBe(true);
    expect(s.clean).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk).toEqual(["sent"]);
  });

  test("typing on while a message is under way is saved as the next draft", async () => {
    slow = 1000;
    const s = saver();
    s.type("first");
    await vi.advanceTimersByTimeAsync(500);
    const quiet = s.hush();
    s.type("second");
    await vi.advanceTimersByTimeAsync(4000);
    await quiet;
    expect(disk).toEqual(["first", "second"]);
    expect(keep.map.size).toBe(0);
  });

  test("a browser without storage still saves", async () => {
    keep.getItem = keep.setItem = () => {
      throw new Error("storage is closed");
    };
    const s = saver();
    s.type("x");
    await vi.advanceTimersByTimeAsync(500);
    expect(disk).toEqual(["x"]);
  });
});
