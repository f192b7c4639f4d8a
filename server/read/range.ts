import { DomainError } from "@streakline/shared/errors.ts";
import { RANGE_DAYS_BY_DAY_MAX, RANGE_DAYS_MAX } from "@streakline/shared/stats/stats-answers.ts";
import { addDays, dayNumber } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";

/** Both days included. */
export type DayRange = { readonly from: Day; readonly to: Day };

/**
 * How a range is read: whole months from their rows, all other days from the rows of days. Together
 * they are the range, once each.
 */
export type RangeParts = { readonly months: DayRange | null; readonly days: readonly DayRange[] };

/**
 * Days before this one and after that one cannot hold anything; the range before a range still is a
 * date that every part can handle.
 */
const DAY_MIN: Day = "2000-01-01";
const DAY_MAX: Day = "2200-12-31";

/**
 * Refuses a day that no person can have recorded.
 * @example checkDay("9999-12-31") // throws bad_input
 */
export function checkDay(day: Day): void {
  if (day < DAY_MIN || day > DAY_MAX)
    throw new DomainError("bad_input", {
      problem: `a day must lie between ${DAY_MIN} and ${DAY_MAX}`,
    });
}

/**
 * Refuses a range that ends before it starts, or is longer than RANGE_DAYS_MAX days; gives its
 * number of days.
 * @example checkRange({ from: "2026-11-01", to: "2026-11-30" }) // 30
 */
export function checkRange(range: DayRange): number {
  checkDay(range.from);
  checkDay(range.to);
  if (range.to < range.from) throw new DomainError("range_reversed");
  const days = daysOf(range);
  if (days > RANGE_DAYS_MAX) throw new DomainError("range_too_long", { max: RANGE_DAYS_MAX });
  return days;
}

/**
 * The same number of days directly before a range; as many as are there already when `today` lies
 * within it.
 * @example rangeBefore({ from: "2026-11-01", to: "2026-11-30" }, "2026-11-07") // { from:
 * "2026-10-25", to: "2026-10-31" }
 */
export function rangeBefore({ from, to }: DayRange, today: Day): DayRange {
  const isRunning = from <= today && today < to;
  return {
    from: addDays(from, -daysOf({ from, to: isRunning ? today : to })),
    to: addDays(from, -1),
  };
}

/**
 * Whether a range is answered by day or by month.
 * @example bucketBy({ from: "2016-11-23", to: "2026-11-22" }) // "month"
 */
export function bucketBy(range: DayRange): "day" | "month" {
  return daysOf(range) > RANGE_DAYS_BY_DAY_MAX ? "month" : "day";
}

/**
 * The whole calendar months of a long range, and the days at its edges. Short ranges are read by
 * day, and so is what is filtered by branch (`byDayOnly`), because the rows of a month have no
 * branch of their own.
 * @example rangeParts({ from: "2025-01-15", to: "2026-12-31" }) // months 2025-02-01 to 2026-12-01,
 * days 2025-01-15 to 2025-01-31
 */
export function rangeParts(range: DayRange, { byDayOnly }: { byDayOnly: boolean }): RangeParts {
  if (byDayOnly || bucketBy(range) === "day") return { months: null, days: [range] };
  const first = range.from.endsWith("-01") ? range.from : nextMonth(range.from);
  const afterLast = monthOf(addDays(range.to, 1));
  const edges = [
    { from: range.from, to: addDays(first, -1) },
    { from: afterLast, to: range.to },
  ];
  return {
    months: { from: first, to: monthOf(addDays(afterLast, -1)) },
    days: edges.filter(({ from, to }) => from <= to),
  };
}

/**
 * Where the buckets of a range start: every day of it, or the first of every month that it touches.
 * @example bucketStarts({ from: "2026-11-21", to: "2026-11-22" }) // ["2026-11-21", "2026-11-22"]
 */
export function bucketStarts(range: DayRange): Day[] {
  const byDay = bucketBy(range) === "day";
  const starts: Day[] = [];
  for (
    let start = byDay ? range.from : monthOf(range.from);
    start <= range.to;
    start = byDay ? addDays(start, 1) : nextMonth(start)
  )
    starts.push(start);
  return starts;
}

function daysOf({ from, to }: DayRange): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

function nextMonth(day: Day): Day {
  return monthOf(addDays(monthOf(day), 31));
}
