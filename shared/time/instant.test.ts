import { expect, test } from "vitest";
import { dayBounds } from "./days.ts";
import { CountableDay, EpochSeconds } from "./instant.ts";

const ZONES = ["Pacific/Kiritimati", "UTC", "Pacific/Niue", "Europe/Berlin"];

test("a countable day has bounds that are instants in every time zone", () => {
  for (const day of ["2020-01-02", "2099-12-29"]) {
    expect(CountableDay.safeParse(day).success).toBe(true);
    for (const timeZone of ZONES) {
      for (const dayStartsAtMinutes of [0, 720]) {
        const { startsAt, endsAt } = dayBounds(day, { timeZone, dayStartsAtMinutes });
        expect(
          EpochSeconds.safeParse(startsAt).success && EpochSeconds.safeParse(endsAt).success,
        ).toBe(true);
      }
    }
  }
});

test("days outside are refused with the reason", () => {
  for (const day of ["2005-05-05", "2019-12-31", "2020-01-01", "2099-12-30", "2150-01-01"])
    expect(CountableDay.safeParse(day).error?.issues[0]?.message).toBe(
      "it must lie between 2020-01-02 and 2099-12-29",
    );
});
