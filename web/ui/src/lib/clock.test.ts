import { describe, expect, test } from "vitest";
import { RoundClock, STEER_LIMIT, figures, remaining, share } from "./clock";

const reading = (elapsed: number, running = true) => ({ elapsed, planned: 3_600_000, running });

describe("RoundClock", () => {
  test("counts on by itself between readings", () => {
    const c = new RoundClock();
    c.take(reading(10_000), 500);
    expect(c.read(500)).toBe(10_000);
    expect(c.read(3_500)).toBe(13_000);
  });

  test("stands still while paused", () => {
    const c = new RoundClock();
    c.take(reading(10_000, false), 0);
    expect(c.read(60_000)).toBe(10_000);
  });

  test.each([900, -900, 3900, -3900])("works a difference of %d ms off without a leap or a step back", (difference) => {
    const c = new RoundClock();
    c.take(reading(10_000), 0);
    c.take(reading(20_000 + difference), 10_000);
    let last = c.read(10_000);
    expect(last).toBe(20_000);
    for (let now = 10_100; now <= 40_000; now += 100) {
      const shown = c.read(now);
      expect(shown).toBeGreaterThan(last);
      expect(shown - last).toBeLessThanOrEqual(126);
      last = shown;
    }
    expect(last).toBeCloseTo(50_000 + difference, 3);
  });

  test("is set when it is far off, as after a night with the lid shut", () => {
    const c = new RoundClock();
    c.take(reading(10_000), 0);
    c.take(reading(10_000 + STEER_LIMIT + 1), 0);
    expect(c.read(0)).toBe(10_000 + STEER_LIMIT + 1);
  });

  test("pausing shows exactly the server's time", () => {
    const c = new RoundClock();
    c.take(reading(10_000), 0);
    c.take(reading(12_345, false), 2_000);
    expect(c.read(9_000)).toBe(12_345);
  });

  test("a monotonic clock that hands out an earlier time does no harm", () => {
    const c = new RoundClock();
    c.take(reading(10_000), 5_000);
    expect(c.read(4_000)).toBe(10_000);
  });
});

describe("words and figures", () => {
  test.each([
    [0, "00:00:00"],
    [-5, "00:00:00"],
    [59_999, "00:00:59"],
    [2_472_000, "00:41:12"],
    [3_600_000, "01:00:00"],
  ])("%d ms reads %s", (ms, want) => expect(figures(ms)).toBe(want));

  test.each([
    [0, 3_600_000, "60 min left"],
    [3_541_000, 3_600_000, "under a minute left"],
    [3_600_000, 3_600_000, "time is up"],
    [3_700_000, 3_600_000, "1 min over"],
  ])("%d of %d: %s", (elapsed, planned, want) => expect(remaining(elapsed, planned)).toBe(want));

  test("the share stays within 0 and 1, and a round without a plan has none", () => {
    expect(share(5, 10)).toBe(0.5);
    expect(share(50, 10)).toBe(1);
    expect(share(-5, 10)).toBe(0);
    expect(share(5, 0)).toBe(0);
  });
});
