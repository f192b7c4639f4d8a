import { addDays } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { type DayRange, rangeDays } from "../range/range.ts";
import type { BarSize } from "./bar-words.ts";

/**
 * The range that a bar of a week or a month stands for, from its first day; null for the bar of a
 * day, which has a page of its own.
 * @example daysOfBar("2026-11-16", "week") // { from: "2026-11-16", to: "2026-11-22" }
 */
export function daysOfBar(start: Day, size: BarSize): DayRange | null {
  switch (size) {
    case "day":
      return null;
    case "week":
      return { from: start, to: addDays(start, 6) };
    case "month":
      return rangeDays({ range: "month" }, start, 1);
  }
}
