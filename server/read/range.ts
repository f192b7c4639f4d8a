import { DomainError } from "@streakline/shared/errors.ts";
import { RANGE_DAYS_BY_DAY_MAX, RANGE_DAYS_MAX } from "@streakline/shared/stats/stats-answers.ts";
import { addDays, dayNumber } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";

/** A range of days, both inclusive. */
export type DayRange = { readonly from: Day; readonly to: Day };

/**
 * The parts of a range: whole months, read from rows of months, and all other days, read from rows
 * of days. The parts do not overlap.
 */
export type RangeParts = { readonly months: DayRange | null; readonly days: readonly DayRange[] };

/**
 * First and last day that may be asked for. No record can be outside, and the range before is still
 * a valid date.
 */
const DAY_MIN: Day = "2000-01-01";
const DAY_MAX: Day = "2200-12-31";

/**
 * Number of days in a range. Throws `range_reversed` if it ends before it starts, `range_too_long`
 * above RANGE_DAYS_MAX days, `bad_input` outside 2000 to 2200.
 * @example checkRange({ from: "2026-11-01", to: "2026-11-30" }) // 30
 */
export function checkRange(range: DayRange): number {
  if ([range.from, range.to].some((day) => day < DAY_MIN || day > DAY_MAX))
    throw new DomainError("bad_input", {
      problem: `a day must lie between ${DAY_MIN} and ${DAY_MAX}`,
    });
  if (range.to < range.from) throw new DomainError("range_reversed");
  const days = daysOf(range);
  if (days > RANGE_DAYS_MAX) throw new DomainError("range_too_long", { max: RANGE_DAYS_MAX });
  return days;
}

/**
 * The same number of days directly before a range. If `today` lies in the range, only the days up
 * to today count.
 * @example rangeBefore({ from: "2026-11-01", to: "2026-11-30" }, "2026-11-07")
 * // { from: "2026-10-25", to: "2026-10-31" }
 */
export function rangeBefore({ from, to }: DayRange, today: Day): DayRange {
  const isRunning = from <= today && today < to;
  return {
    from: addDays(from, -daysOf({ from, to: isRunning ? today : to })),
    to: addDays(from, -1),
  };
}

/**
 * Whether the buckets of a range are days or months.
 * @example bucketBy({ from: "2016-11-23", to: "2026-11-22" }) // "month"
 */
export function bucketBy(range: DayRange): "day" | "month" {
  return daysOf(range) > RANGE_DAYS_BY_DAY_MAX ? "month" : "day";
}

/**
 * The whole calendar months of a long range, and the days at its edges. A short range has only
 * days. `byDayOnly`: only days, for filters by branch, because rows of months have no branch of
 * their own.
 * @example rangeParts({ from: "2025-01-15", to: "2026-12-31" })
 * // months 2025-02-01 to 2026-12-01, days 2025-01-15 to 2025-01-31
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
 * First days of the buckets of a range: every day, or the first of every month that the range
 * touches.
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
