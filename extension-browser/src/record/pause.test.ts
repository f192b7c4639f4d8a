import { expect, test } from "vitest";
import { boundedPause, PAUSE_MS_MAX } from "./pause.ts";

const NOON_MS = 1_795_345_200_000;

test("a pause lasts as long as it was asked for, and one without an end until the person resumes", () => {
  for (const pause of [
    null,
    { untilMs: null },
    { untilMs: NOON_MS + 900_000 },
    { untilMs: NOON_MS - 1 },
  ])
    expect(boundedPause(pause, NOON_MS)).toBe(pause);
});

test("after a clock was set back a pause lasts at most the longest that can be asked for", () => {
  const pause = { untilMs: NOON_MS + PAUSE_MS_MAX };
  expect(boundedPause(pause, NOON_MS - 10_000)).toBe(pause);
  const dayBefore = NOON_MS - 86_400_000;
  expect(boundedPause(pause, dayBefore)).toEqual({ untilMs: dayBefore + PAUSE_MS_MAX });
});
