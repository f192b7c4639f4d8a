import { addDays, dayOf, type DaySettings } from "./days.ts";
import type { Day, EpochSeconds } from "./instant.ts";

/** How far from a session a second may change its owner: the longest gap, 60 minutes. */
const REACH_SECONDS = 3_600;

/**
 * The local days that sessions within the given spans can change, sorted, each once: from an hour
 * before a start to an hour after an end. Both ends of a span are inclusive.
 * @example touchedDays([{ startsAt: 1_795_303_800, endsAt: 1_795_303_860 }], { timeZone: "UTC",
 * dayStartsAtMinutes: 0 })
 * // ["2026-11-21", "2026-11-22"]: 23:30, whose gap may end on the next day
 */
export function touchedDays(
  spans: readonly { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds }[],
  settings: DaySettings,
): Day[] {
  const days = new Set<Day>();
  for (const { startsAt, endsAt } of spans) {
    const last = dayOf(endsAt + REACH_SECONDS, settings);
    for (let day = dayOf(startsAt - REACH_SECONDS, settings); day <= last; day = addDays(day, 1))
      days.add(day);
  }
  return [...days].sort();
}
