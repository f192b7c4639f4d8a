import type { Day } from "@streakline/shared/time/instant.ts";
import { longDay, mediumDay, monthOf, shortDay } from "../../ui/format/format-day.ts";

/** What one bar stands for. */
export type BarSize = "day" | "week" | "month";

/** A bar's size as screens say it. */
export const SIZE_WORDS: Readonly<Record<BarSize, { one: string; title: string }>> = {
  day: { one: "Day", title: "Day by day" },
  week: { one: "Week", title: "Week by week" },
  month: { one: "Month", title: "Month by month" },
};

/** The most days of a bar chart whose labels have room for the weekday. */
export const DAYS_WITH_WEEKDAY_MAX = 7;

/**
 * The label of a bar on the axis. @example barTick("2026-11-22", "day", true) // "Sun 22"
 */
export function barTick(start: Day, size: BarSize, withWeekday: boolean): string {
  if (size === "month") return monthOf(start);
  return withWeekday ? mediumDay(start).slice(0, 6) : shortDay(start);
}

/**
 * A bar in full words. @example barTitle("2026-11-16", "week") // "Week from Monday 16 November
 * 2026"
 */
export function barTitle(start: Day, size: BarSize): string {
  switch (size) {
    case "day":
      return longDay(start);
    case "week":
      return `Week from ${longDay(start)}`;
    case "month":
      return monthOf(start);
  }
}
