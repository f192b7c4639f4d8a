import { expect, test } from "vitest";
import { systemClock } from "./clock.ts";

test("systemClock() gives whole seconds of now", () => {
  const now = systemClock();
  expect(Number.isInteger(now)).toBe(true);
  expect(Math.abs(now - Date.now() / 1_000)).toBeLessThan(5);
});
