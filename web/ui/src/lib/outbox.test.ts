import { expect, test } from "vitest";
import { Outbox } from "./outbox";

function fakeKeep() {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (k: string) => map.get(k) ?? null,
    setItem: (k: string, v: string) => void map.set(k, v),
    removeItem: (k: string) => void map.delete(k),
  };
}

test("a letter that was on its way is there after a crash, and gone once it arrived", () => {
  const keep = fakeKeep();
  new Outbox(keep, "o").put({ key: "k", text: "hello" });
  const after = new Outbox(keep, "o");
  expect(after.left).toEqual([{ key: "k", text: "hello" }]);
  after.drop("k");
  expect(keep.map.size).toBe(0);
});

test.each(["{", "7", '[{"key":1}]', "null"])("what is no list of letters is none: %s", (stored) => {
  const keep = fakeKeep();
  keep.setItem("o", stored);
  expect(new Outbox(keep, "o").left).toEqual([]);
});

test("a browser without storage still has its letters in memory", () => {
  const shut = () => {
    throw new Error("storage is closed");
  };
  const box = new Outbox({ getItem: shut, setItem: shut, removeItem: shut }, "o");
  box.put({ key: "k", text: "t" });
  expect(box.left).toHaveLength(1);
});
