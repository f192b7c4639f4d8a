import { expect, test } from "vitest";
import { isWaiting } from "./waiting.ts";

test("isWaiting() waits until the time has come, and not for the future of a clock that was set back", () => {
  expect(isWaiting({ notBeforeMs: 61_000 }, 60_000)).toBe(true);
  expect(isWaiting({ notBeforeMs: 60_000 }, 60_000)).toBe(false);
  expect(isWaiting({ notBeforeMs: 36_000_000 }, 0)).toBe(false);
});
