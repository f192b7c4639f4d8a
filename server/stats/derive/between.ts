import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Between } from "../../read/sessions.store.ts";

/**
 * The items of a list sorted by start that start within [startsAt, endsAt).
 * @example between([{ startedAt: 1 }, { startedAt: 5 }], { startsAt: 1, endsAt: 5 }) // the first
 */
export function between<T extends { readonly startedAt: EpochSeconds }>(
  list: readonly T[],
  { startsAt, endsAt }: Between,
): T[] {
  return list.slice(firstFrom(list, startsAt), firstFrom(list, endsAt));
}

/** Index of the first item that starts at `at` or later. */
function firstFrom(
  list: readonly { readonly startedAt: EpochSeconds }[],
  at: EpochSeconds,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.startedAt ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
