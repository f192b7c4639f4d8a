import { expect, test } from "vitest";
import { createPauseWatch, isPaused } from "./pause.ts";

const NOON = 1_795_348_800_000;
const HOUR = 3_600_000;

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

/** A window's clocks and its watch over a pause of an hour from noon on. */
function aPausedWindow(parts: { startedAt?: number } = {}) {
  const time = { wall: NOON, monotonic: 0 };
  const watch = createPauseWatch({
    startedMilliseconds: parts.startedAt ?? NOON,
    nowMilliseconds: () => time.wall,
    monotonicMilliseconds: () => time.monotonic,
  });
  const pass = (milliseconds: number) => {
    time.wall += milliseconds;
    time.monotonic += milliseconds;
  };
  return { time, watch, pass };
}

test("a pause is over when its hour is, whatever somebody does to the clock meanwhile", () => {
  for (const set of [-86_400_000, -1_800_000, 0]) {
    const { time, watch, pass } = aPausedWindow();
    watch.see({ setAtMilliseconds: NOON, untilMilliseconds: NOON + HOUR });
    pass(600_000);
    time.wall += set;
    watch.see({ setAtMilliseconds: NOON, untilMilliseconds: NOON + HOUR });
    pass(HOUR - 600_001);
    expect(watch.now()).not.toBeNull();
    pass(1);
    expect(watch.now()).toBeNull();
  }
});

test("a window that opens after the clock was set back is paused no longer than was asked for", () => {
  const { time, watch, pass } = aPausedWindow();
  time.wall = NOON - 86_400_000;
  watch.see({ setAtMilliseconds: NOON, untilMilliseconds: NOON + HOUR });
  expect(watch.now()?.untilMilliseconds).toBe(time.wall + HOUR);
  pass(HOUR);
  expect(watch.now()).toBeNull();
});

test("a machine that slept through a pause is not paused when it wakes", () => {
  const { time, watch } = aPausedWindow();
  watch.see({ setAtMilliseconds: NOON, untilMilliseconds: NOON + HOUR });
  time.wall += 2 * HOUR;
  expect(watch.now()).toBeNull();
});

test("a pause until restart holds for this window, and another pause takes its place", () => {
  const { watch } = aPausedWindow();
  const untilRestart = { setAtMilliseconds: NOON, untilMilliseconds: null };
  watch.see(untilRestart);
  expect(watch.now()).toEqual(untilRestart);
  const short = { setAtMilliseconds: NOON, untilMilliseconds: NOON + 1000 };
  watch.see(short);
  expect(watch.now()).toEqual(short);
  watch.see(null);
  expect(watch.now()).toBeNull();
});

test("a pause until restart does not hold for a window that opens after the clock was set back", () => {
  const { time, watch } = aPausedWindow({ startedAt: NOON - HOUR });
  time.wall = NOON - HOUR;
  watch.see({ setAtMilliseconds: NOON, untilMilliseconds: null });
  expect(watch.now()).toBeNull();
});
