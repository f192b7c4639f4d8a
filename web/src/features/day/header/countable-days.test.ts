import { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { addDays, dayBounds } from "@streakline/shared/time/days.ts";
import { expect, it } from "vitest";
import { FIRST_DAY, isCountable, LAST_DAY } from "./countable-days.ts";

it("isCountable() refuses the day before the first and the one after the last", () => {
  expect(
    [addDays(FIRST_DAY, -1), FIRST_DAY, LAST_DAY, addDays(LAST_DAY, 1)].map(isCountable),
  ).toEqual([false, true, true, false]);
});

it.each(["Pacific/Kiritimati", "UTC", "Pacific/Niue"])(
  "every countable day has instants of its own in %s",
  (timeZone) => {
    for (const [day, dayStartsAtMinutes] of [
      [FIRST_DAY, 0],
      [LAST_DAY, 720],
    ] as const) {
      const { startsAt, endsAt } = dayBounds(day, { timeZone, dayStartsAtMinutes });
      expect([startsAt, endsAt].map((at) => EpochSeconds.safeParse(at).success)).toEqual([
        true,
        true,
      ]);
    }
  },
);
