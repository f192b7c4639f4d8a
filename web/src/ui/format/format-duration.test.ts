import { describe, expect, it } from "vitest";
import {
  durationPieces,
  exactDuration,
  formatDuration,
  groupDigits,
  shortDuration,
} from "./format-duration.ts";

describe("formatDuration()", () => {
  it.each([
    [0, "0 min"],
    [1, "1 s"],
    [59, "59 s"],
    [60, "1 min"],
    [119, "1 min"],
    [3_599, "59 min"],
    [3_600, "1 h 00 min"],
    [7_539, "2 h 05 min"],
    [86_399, "23 h 59 min"],
    [4_000_000, "1\u202f111 h 06 min"],
  ])("shows %i seconds as %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it("never shows parts that exceed their total", () => {
    const parts = [3_599, 3_599, 3_602];
    const total = parts.reduce((sum, part) => sum + part, 0);
    const minutes = (seconds: number) => Math.floor(seconds / 60);
    expect(parts.map(minutes).reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(
      minutes(total),
    );
    expect(durationPieces(total)).toEqual([
      { value: "3", unit: "h" },
      { value: "00", unit: "min" },
    ]);
  });
});

describe("exactDuration()", () => {
  it.each([
    [0, "0 s"],
    [39, "39 s"],
    [61, "1 min 01 s"],
    [7_539, "2 h 05 min 39 s"],
  ])("shows %i seconds as %s", (seconds, text) => expect(exactDuration(seconds)).toBe(text));
});

it("shortDuration() rounds down to tenths of an hour", () => {
  expect([0, 1_800, 3_600, 5_400, 7_199].map(shortDuration)).toEqual([
    "0",
    "30 min",
    "1 h",
    "1.5 h",
    "1.9 h",
  ]);
});

it("groupDigits() separates thousands", () => {
  expect([7, 1_234, 1_234_567, 1_234.5].map(groupDigits)).toEqual([
    "7",
    "1\u202f234",
    "1\u202f234\u202f567",
    "1\u202f234.5",
  ]);
});
