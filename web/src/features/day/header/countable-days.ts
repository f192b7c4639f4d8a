import type { Day } from "@streakline/shared/time/instant.ts";

/**
 * The first and the last day that can be shown: instants lie between 2020 and 2100, in UTC, and
 * these days lie wholly inside them in every time zone, wherever the day begins.
 */
export const FIRST_DAY: Day = "2020-01-02";
export const LAST_DAY: Day = "2099-12-30";

/** Whether a day can be shown at all. @example isCountable("2020-01-01") // false */
export function isCountable(day: Day): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}
