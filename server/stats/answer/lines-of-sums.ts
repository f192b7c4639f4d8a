import { perSum } from "@streakline/shared/activity/counters.ts";
import type { Lines } from "@streakline/shared/stats/stats-answers.ts";

/**
 * Sums as the database gives them, as lines; a missing one is 0. Counters are stored in 64 bits; an
 * answer holds what JSON can, so a sum that only a hostile client reaches is cut at 2^53 - 1.
 * @example linesOfSums({ added: 3, inserted: 40 }).inserted // 40
 */
export function linesOfSums(sums: Readonly<Partial<Lines>>): Lines {
  return perSum(({ sum }) => Math.min(sums[sum] ?? 0, Number.MAX_SAFE_INTEGER));
}
