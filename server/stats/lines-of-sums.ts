import type { Lines } from "@streakline/shared/stats/stats-answers.ts";

/**
 * Nine sums in the order of the columns as lines. Counters are stored in 64 bits; an answer holds
 * what JSON can, so a sum that only a hostile client reaches is cut at 2^53 - 1.
 * @example linesOfSums([3, 1, 0, 40, 900, 1000, 2, 1, 0]).inserted // 40
 */
export function linesOfSums(sums: readonly number[]): Lines {
  const at = (index: number): number => Math.min(sums[index] ?? 0, Number.MAX_SAFE_INTEGER);
  return {
    added: at(0),
    deleted: at(1),
    modified: at(2),
    inserted: at(3),
    keystrokes: at(4),
    charactersTyped: at(5),
    filesModified: at(6),
    gitCommits: at(7),
    breakpointsHit: at(8),
  };
}
