import { expect, test } from "vitest";
import { duration } from "./duration.ts";

test.each([
  [0, "0 min"],
  [59, "0 min"],
  [60, "1 min"],
  [3_599, "59 min"],
  [3_660, "1 h 01 min"],
  [36_000, "10 h 00 min"],
])("%i s is %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
