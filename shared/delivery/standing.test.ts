import fc from "fast-check";
import { expect, test } from "vitest";
import { isAhead } from "./standing.ts";

const NOON_MS = 1_795_348_800_000;

test.each([
  ["an instant in a minute", NOON_MS + 60_000, true],
  ["the instant itself", NOON_MS, false],
  ["an instant that has passed", NOON_MS - 1, false],
  ["the longest wait that is ever asked for", NOON_MS + 3_600_000, true],
  ["a wait of a clock that was set back by two hours", NOON_MS + 7_260_000, false],
])("isAhead() of %s", (_, notBeforeMs, expected) => {
  expect(isAhead(notBeforeMs, NOON_MS)).toBe(expected);
});

test("no wait is further away than an hour, whatever the clocks say", () => {
  fc.assert(
    fc.property(fc.double(), fc.double(), (notBeforeMs, nowMs) => {
      if (isAhead(notBeforeMs, nowMs)) expect(notBeforeMs - nowMs).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
