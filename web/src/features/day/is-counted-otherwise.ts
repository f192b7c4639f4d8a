import { type DaySettings, dayBounds } from "@streakline/shared/time/days.ts";

/**
 * True when the server counted a day by another zone or start of day than `settings`, which then
 * are old: the zone was taken from the first device since, or somebody changed it on another
 * screen.
 * @example isCountedOtherwise({ day: "2026-11-22", startsAt: 1_795_341_600, timeZone:
 * "Pacific/Honolulu" }, { timeZone: "UTC", dayStartsAtMinutes: 0 }) // true
 */
export function isCountedOtherwise(
  answer: { day: string; startsAt: number; timeZone: string },
  settings: DaySettings,
): boolean {
  return (
    answer.timeZone !== settings.timeZone ||
    answer.startsAt !== dayBounds(answer.day, settings).startsAt
  );
}
