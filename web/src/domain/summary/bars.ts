import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type { SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { weekdayOf } from "@streakline/shared/time/days.ts";
import type { Series, StackedBar } from "../../ui/charts/bars/stacked-bars.tsx";
import { nameOf } from "../names/names.ts";
import { type BarSize, barTick, barTitle, DAYS_WITH_WEEKDAY_MAX } from "./bar-words.ts";

/** The most series of a chart; smaller ones share one grey part. */
export const SERIES_MAX = 8;
/** The value of that grey part. */
export const REST = "\u0000rest";

/**
 * The most days that are drawn by day unless the person asks for it: bars below two pixels cannot
 * be read.
 */
const BARS_BY_DAY_MAX = 120;
/** Larger factors are shown as "more than" this one. */
const TIMES_MAX = 99;

/**
 * The size of the bars of a summary: months when the server answered by month, else what the person
 * chose, else days or weeks by length.
 */
export function barSize(summary: SummaryAnswer, chosen: "day" | "week" | undefined): BarSize {
  if (summary.bucketBy === "month") return "month";
  return chosen ?? (summary.buckets.length > BARS_BY_DAY_MAX ? "week" : "day");
}

/**
 * The bars of a summary and their series. The parts of a bar add up to the bar, the bars to the
 * total.
 * @param weekStartsOn 1 Monday to 7 Sunday, for bars of a week
 */
export function barsOf(
  summary: SummaryAnswer,
  colour: (value: string) => string,
  size: BarSize = barSize(summary, undefined),
  weekStartsOn = 1,
): { bars: StackedBar[]; series: Series[] } {
  const { groupBy } = summary;
  const buckets = size === "week" ? weeksOf(summary.buckets, weekStartsOn) : summary.buckets;
  const shares = summary.breakdown[groupBy];
  const named = shares.length > SERIES_MAX ? shares.slice(0, SERIES_MAX - 1) : shares;
  const kept = new Set(named.map(({ value }) => value));
  const series = named.map(({ value, name }) => ({
    value,
    name: nameOf(groupBy, value, name),
    colour: colour(value),
  }));
  if (shares.length > named.length)
    series.push({
      value: REST,
      name: `${shares.length - named.length} more`,
      colour: "var(--slot-other)",
    });
  const bars = buckets.map(({ start, seconds, parts }) => {
    const shown = parts.filter(({ value }) => kept.has(value));
    const rest = seconds - shown.reduce((sum, part) => sum + part.seconds, 0);
    return {
      key: start,
      tick: barTick(start, size, buckets.length <= DAYS_WITH_WEEKDAY_MAX),
      title: barTitle(start, size),
      seconds,
      parts: rest > 0 ? [...shown, { value: REST, seconds: rest }] : shown,
    };
  });
  return { bars, series };
}

/**
 * The change against the `days` days before, in words.
 * @example comparisonWords(0.125, 30) // "12 % more than the 30 days before"
 */
export function comparisonWords(change: number | null, days: number): string {
  const before = days === 1 ? "the day before" : `the ${days} days before`;
  if (change === null) return `Nothing in ${before}`;
  const percent = Math.trunc(Math.abs(change) * 100);
  if (percent === 0) return change === 0 ? `The same as ${before}` : `About the same as ${before}`;
  if (change >= 2) return `${timesWords(change + 1)} times ${before}`;
  return `${percent} % ${change > 0 ? "more" : "less"} than ${before}`;
}

/** A factor with one decimal below 10, whole above, capped at TIMES_MAX. */
function timesWords(times: number): string {
  if (times > TIMES_MAX) return `more than ${TIMES_MAX}`;
  return String(times < 10 ? Math.floor(times * 10) / 10 : Math.round(times));
}

/** Days grouped into weeks; the first and the last may have fewer days. */
function weeksOf(days: SummaryAnswer["buckets"], weekStartsOn: number): SummaryAnswer["buckets"] {
  const weeks: SummaryAnswer["buckets"] = [];
  for (const { start, seconds, parts } of days) {
    let week = weeks.at(-1);
    if (week === undefined || weekdayOf(start) === weekStartsOn)
      weeks.push((week = { start, seconds: 0, parts: [] }));
    week.seconds += seconds;
    for (const part of parts) {
      const known = week.parts.find(({ value }) => value === part.value);
      if (known === undefined) week.parts.push({ ...part });
      else known.seconds += part.seconds;
    }
  }
  return weeks;
}

/** The dimensions a chart may be grouped by, in the order of the switch. */
export const GROUPS = [
  "project",
  "language",
  "editor",
  "deviceId",
  "branch",
] as const satisfies readonly Dimension[];
