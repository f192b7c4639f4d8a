import { addDays, dayNumber, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { RangeName } from "./range-name.ts";

/** Two days, both included. */
export type DayRange = { from: Day; to: Day };

/**
 * The days of a range as of `today`. Week, month and year run to their last day, also into the
 * future. A custom range without days is the last 30; reversed days are swapped.
 * @example rangeDays({ range: "7d" }, "2026-11-22", 1) // { from: "2026-11-16", to: "2026-11-22" }
 */
export function rangeDays(
  search: { range: RangeName; from?: Day | undefined; to?: Day | undefined },
  today: Day,
  weekStartsOn: number,
): DayRange {
  switch (search.range) {
    case "7d":
    case "30d":
    case "90d":
    case "365d":
      return { from: addDays(today, 1 - Number.parseInt(search.range, 10)), to: today };
    case "week": {
      const from = addDays(today, -((weekdayOf(today) - weekStartsOn + 7) % 7));
      return { from, to: addDays(from, 6) };
    }
    case "month": {
      const from = `${today.slice(0, 7)}-01`;
      return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
    }
    case "year":
      return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
    case "custom": {
      const to = search.to ?? today;
      const from = search.from ?? addDays(to, -29);
      return from <= to ? { from, to } : { from: to, to: from };
    }
  }
}

/** Number of days of a range, both ends included. */
export function rangeLength({ from, to }: DayRange): number {
  return dayNumber(to) - dayNumber(from) + 1;
}
