import { expect, test } from "vitest";
import { isPaused } from "./pause.ts";

test("a pause with an end holds until that instant, in every window", () => {
  const pause = { setAtMilliseconds: 1_000, untilMilliseconds: 4_000 };
  expect(isPaused(pause, 3_999, 500)).toBe(true);
  expect(isPaused(pause, 3_999, 2_000)).toBe(true);
  expect(isPaused(pause, 4_000, 500)).toBe(false);
});

test("a pause until restart holds for the windows that were open, not for those that start later", () => {
  const pause = { setAtMilliseconds: 1_000, untilMilliseconds: null };
  expect(isPaused(pause, 10_000_000, 900)).toBe(true);
  expect(isPaused(pause, 1_001, 1_001)).toBe(false);
});

test("without a pause nothing is paused", () => {
  expect(isPaused(null, 1, 1)).toBe(false);
});
