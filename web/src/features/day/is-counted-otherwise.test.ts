import { expect, it } from "vitest";
import { isCountedOtherwise } from "./is-counted-otherwise.ts";

const HONOLULU = {
  day: "2026-11-22",
  startsAt: Date.parse("2026-11-22T10:00:00Z") / 1000,
  timeZone: "Pacific/Honolulu",
};

it.each([
  ["another zone", { timeZone: "UTC", dayStartsAtMinutes: 0 }, true],
  [
    "another zone whose day begins at the same instant",
    { timeZone: "Pacific/Tahiti", dayStartsAtMinutes: 0 },
    true,
  ],
  ["another start of the day", { timeZone: "Pacific/Honolulu", dayStartsAtMinutes: 240 }, true],
  ["the same zone and start", { timeZone: "Pacific/Honolulu", dayStartsAtMinutes: 0 }, false],
])(
  "a day that the server counted in Honolulu from midnight, beside settings with %s",
  (_, settings, expected) => {
    expect(isCountedOtherwise(HONOLULU, settings)).toBe(expected);
  },
);
