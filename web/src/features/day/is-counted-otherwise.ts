import { type DaySettings, dayBounds, zonesBetween } from "@streakline/shared/time/days.ts";

/**
 * Whether the server counted a day by another time zone or start of day than `settings`. Then
 * `settings` are stale: the first device has set the zone, or another screen changed it.
 * @example isCountedOtherwise({ day: "2026-11-22", startsAt: 1_795_341_600, timeZone:
 * "Pacific/Honolulu" }, { timeZone: "UTC", dayStartsAtMinutes: 0 }) // true
 */
export function isCountedOtherwise(
  answer: { day: string; startsAt: number; timeZone: string },
  settings: DaySettings,
): boolean {
  const bounds = dayBounds(answer.day, settings);
  return (
    answer.timeZone !== zonesBetween(bounds, settings).timeZone ||
    answer.startsAt !== bounds.startsAt
  );
}
