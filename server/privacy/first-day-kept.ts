import { dayOf } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { KeptFor } from "./retention.store.ts";

/**
 * The first local day whose single visits are kept: the same day of the month as many months ago,
 * or the last day of that month if it is shorter.
 * @example months 13 on 2026-11-22 // "2025-10-22"
 */
export function firstDayKept(
  now: EpochSeconds,
  { months, ...settings }: Omit<KeptFor, "userId">,
): Day {
  const [year = 0, month = 1, date = 1] = dayOf(now, settings).split("-").map(Number);
  const index = year * 12 + (month - 1) - months;
  const lastOfMonth = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(Math.min(date, lastOfMonth))}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
