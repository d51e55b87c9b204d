import { describe, expect, test } from "vitest";
import { newKey, newer, unsent, type Sending } from "./merge";

describe("newer", () => {
  const room = (seq: number, name: string) => ({ seq, name });
  test("an older room that arrives late is dropped", () => {
    expect(newer(room(7, "have"), room(6, "late")).name).toBe("have");
  });
  test("the same seq again counts, since a run may have begun", () => {
    expect(newer(room(7, "have"), room(7, "again")).name).toBe("again");
  });
  test("the first is taken", () => {
    expect(newer(undefined, room(1, "first")).name).toBe("first");
  });
  test("whatever the order of arrival, the newest stands at the end", () => {
    const orders = [[1, 2, 3], [3, 1, 2], [2, 3, 1], [3, 2, 1]];
    for (const order of orders) {
      const last = order.reduce<{ seq: number } | undefined>((have, seq) => newer(have, { seq }), undefined);
      expect(last?.seq).toBe(3);
    }
  });
});

describe("unsent", () => {
  const message = (key: string): Sending => ({ key, text: key });
  test("a message that the server has is shown once", () => {
    expect(unsent([message("a"), message("b")], [{ key: "a" }, {}])).toEqual([message("b")]);
  });
  test("turns without a key take nothing away", () => {
    expect(unsent([message("")], [{}, { key: "" }])).toHaveLength(1);
  });
});

test("keys differ and are short enough for the server", () => {
  const keys = new Set(Array.from({ length: 1000 }, newKey));
  expect(keys.size).toBe(1000);
  for (const key of keys) expect(key.length).toBeLessThanOrEqual(64);
});
