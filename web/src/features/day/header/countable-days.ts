import type { Day } from "@streakline/shared/time/instant.ts";

/**
 * The first and the last day that can be shown: the server takes instants from 2020 to 2100 UTC,
 * and these days lie inside in every time zone.
 */
export const FIRST_DAY: Day = "2020-01-02";
export const LAST_DAY: Day = "2099-12-30";

/** Whether a day can be shown at all. @example isCountable("2020-01-01") // false */
export function isCountable(day: Day): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}
