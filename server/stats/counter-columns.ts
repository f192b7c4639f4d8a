import type { Lines } from "@streakline/shared/stats/stats-answers.ts";

const COUNTERS = {
  lines_added: "added",
  lines_deleted: "deleted",
  lines_modified: "modified",
  lines_inserted: "inserted",
  keystrokes: "keystrokes",
  characters_typed: "charactersTyped",
  files_modified: "filesModified",
  git_commits: "gitCommits",
  breakpoints_hit: "breakpointsHit",
} as const satisfies Record<string, keyof Lines>;

/** The columns of the counters, in every table of sums. */
export const COUNTER_COLUMNS = Object.keys(COUNTERS);

/**
 * The counters of a sum by column.
 * @example counterColumns({ ...lines, gitCommits: 2 })["git_commits"] // 2
 */
export function counterColumns(lines: Lines): Record<string, number> {
  return Object.fromEntries(
    Object.entries(COUNTERS).map(([column, name]) => [column, lines[name]]),
  );
}
