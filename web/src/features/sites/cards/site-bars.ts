import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import {
  type BarSize,
  barTick,
  barTitle,
  DAYS_WITH_WEEKDAY_MAX,
} from "../../../domain/summary/bar-words.ts";
import { CLASS_COLOURS, CLASS_WORDS, CLASSES } from "../../../domain/sites/site-words.ts";
import type { Series, StackedBar } from "../../../ui/charts/bars/stacked-bars.tsx";
import { addDays, daysBetween, weekdayOf } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { rangeLength } from "../../../domain/range/range.ts";

/** The most days that are drawn by day unless the person asks for it. */
const BARS_BY_DAY_MAX = 120;

/**
 * The size of the bars: months when the server answered by month, else what the person chose, else
 * days or weeks by length.
 */
export function siteBarSize(summary: SitesSummary, chosen: "day" | "week" | undefined): BarSize {
  if (summary.bucketBy === "month") return "month";
  return chosen ?? (rangeLength(summary) > BARS_BY_DAY_MAX ? "week" : "day");
}

/** The weight classes as series. */
export const SITE_SERIES: readonly Series[] = CLASSES.map((value) => ({
  value,
  name: CLASS_WORDS[value].one,
  colour: CLASS_COLOURS[value],
}));

/** Time on sites as bars by day, week or month; every bar is the sum of its three parts. */
export function siteBars(summary: SitesSummary, size: BarSize, weekStartsOn: number): StackedBar[] {
  const known = new Map(
    (size === "week" ? summary.weeks : summary.buckets).map((bucket) => [bucket.start, bucket]),
  );
  const buckets = startsOf(summary, size, weekStartsOn).map(
    (start) => known.get(start) ?? { ...NOTHING, start },
  );
  const withWeekday = buckets.length <= DAYS_WITH_WEEKDAY_MAX && size === "day";
  return buckets.map((bucket) => ({
    key: bucket.start,
    tick: barTick(bucket.start, size, withWeekday),
    title: barTitle(bucket.start, size),
    seconds: bucket.productive + bucket.neutral + bucket.distracting,
    parts: CLASSES.map((value) => ({ value, seconds: bucket[value] })).filter(
      ({ seconds }) => seconds > 0,
    ),
  }));
}

/** The weeks of a range; weeks without time have a place in the trend too. */
export function siteWeeks(summary: SitesSummary, weekStartsOn: number): SitesSummary["weeks"] {
  const known = new Map(summary.weeks.map((week) => [week.start, week]));
  const [first, last] = [summary.weeks[0]?.start, summary.weeks.at(-1)?.start];
  return startsOf(summary, "week", weekStartsOn)
    .filter((start) => first !== undefined && last !== undefined && start >= first && start <= last)
    .map(
      (start) =>
        known.get(start) ?? {
          ...NOTHING,
          start,
          productivityScore: null,
          focusScore: null,
          deepWorkBlocks: 0,
        },
    );
}

const NOTHING = { productive: 0, neutral: 0, distracting: 0, codingSeconds: 0 };

/** The first days of all bars of a range; the first week may begin before it. */
function startsOf({ from, to }: SitesSummary, size: BarSize, weekStartsOn: number): Day[] {
  if (size === "day") return daysBetween(from, to);
  const next = (start: Day) =>
    size === "week" ? addDays(start, 7) : `${addDays(start, 31).slice(0, 7)}-01`;
  const starts: Day[] = [];
  const first =
    size === "week"
      ? addDays(from, -((weekdayOf(from) - weekStartsOn + 7) % 7))
      : `${from.slice(0, 7)}-01`;
  for (let start = first; start <= to; start = next(start)) starts.push(start);
  return starts;
}
