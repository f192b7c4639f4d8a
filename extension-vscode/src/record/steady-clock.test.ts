import fc from "fast-check";
import { expect, test } from "vitest";
import { createSteadyClock } from "./steady-clock.ts";

function fake() {
  const at = { wall: 1_000_000_000, monotonic: 0 };
  const jumps: number[] = [];
  const clock = createSteadyClock(
    () => at.wall,
    () => at.monotonic,
    (last) => jumps.push(last),
  );
  const pass = (milliseconds: number) => {
    at.wall += milliseconds;
    at.monotonic += milliseconds;
  };
  return { at, jumps, clock, pass };
}

test("time that passes on both clocks is no jump", () => {
  const { clock, pass, jumps } = fake();
  pass(3_600_000);
  expect(clock.nowSeconds()).toBe(1_003_600);
  expect(jumps).toEqual([]);
});

test.each([3_600_000, -3_600_000, 10 * 365 * 86_400_000, -900_000_000])(
  "a clock set by %i ms is told with the last second before",
  (step) => {
    const { clock, pass, at, jumps } = fake();
    pass(10_000);
    clock.nowSeconds();
    at.wall += step;
    expect(clock.nowSeconds()).toBe((1_000_010_000 + step) / 1000);
    expect(jumps).toEqual([1_000_010]);
  },
);

test("a night in which the monotonic clock stands still is a jump of its own", () => {
  const { clock, at, jumps } = fake();
  clock.nowSeconds();
  at.wall += 8 * 3_600_000;
  clock.nowSeconds();
  expect(jumps).toEqual([1_000_000]);
});

test("small corrections never let time go back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ pass: fc.nat(2_000), drift: fc.integer({ min: -20, max: 20 }) }), {
        maxLength: 100,
      }),
      (steps) => {
        const { clock, pass, at, jumps } = fake();
        let before = clock.nowSeconds();
        for (const step of steps) {
          pass(step.pass);
          at.wall += step.drift;
          const now = clock.nowSeconds();
          expect(now).toBeGreaterThanOrEqual(before);
          before = now;
        }
        expect(jumps).toEqual([]);
      },
    ),
  );
});
