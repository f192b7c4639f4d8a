import { COUNTER_LIST } from "@streakline/shared/activity/counters.ts";
import type { Lines } from "@streakline/shared/stats/stats-answers.ts";

/** The columns of the counters, in every table of sums. */
export const COUNTER_COLUMNS: readonly string[] = COUNTER_LIST.map(({ column }) => column);

/**
 * The counters of a sum by column.
 * @example counterColumns({ ...lines, gitCommits: 2 })["git_commits"] // 2
 */
export function counterColumns(lines: Lines): Record<string, number> {
  return Object.fromEntries(COUNTER_LIST.map(({ column, sum }) => [column, lines[sum]]));
}
