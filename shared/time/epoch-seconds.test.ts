import { expect, test } from "vitest";
import { epochSeconds } from "./epoch-seconds.ts";

test.each([
  ["2026-11-22T00:00:00.000Z", 1_795_305_600],
  ["2026-11-22T00:00:00.999Z", 1_795_305_600],
  ["2026-11-22T01:00:01+01:00", 1_795_305_601],
])("epochSeconds() of %s is %d", (text, expected) => {
  expect(epochSeconds(new Date(text))).toBe(expected);
});
