import { type BreakdownRow, cellKey, inOrder } from "@streakline/shared/stats/breakdown.ts";
import { addLines } from "@streakline/shared/stats/lines.ts";
import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";

/**
 * Most names of each kind on a day: projects, languages, editors, branches, websites. The smaller
 * ones are one sum, so that no client can make a day that takes minutes to derive or show.
 */
export const NAMES_MAX = 500;

const NAMED = ["project", "language", "editor", "branch"] as const;

/**
 * The rows of a day with at most `max` names in each dimension, those with the most seconds; the
 * others become OTHER_VALUE. All sums stay. Devices keep their ids.
 * @example capNames([{ project: "a", seconds: 60, … }, { project: "b", seconds: 30, … }], 1)
 * // [{ project: "a", seconds: 60, … }, { project: "/other", seconds: 30, … }]
 */
export function capNames(rows: readonly BreakdownRow[], max: number = NAMES_MAX): BreakdownRow[] {
  if (rows.length <= max) return [...rows];
  const kept = NAMED.map((dimension) => largestNames(rows, (row) => row[dimension], max));
  const capped = new Map<string, BreakdownRow>();
  for (const row of rows) {
    const named = { ...row };
    for (const [index, dimension] of NAMED.entries())
      if (kept[index]?.has(row[dimension]) === false) named[dimension] = OTHER_VALUE;
    const key = cellKey(named);
    const known = capped.get(key);
    capped.set(key, known === undefined ? named : added(known, row));
  }
  return inOrder(capped);
}

/** The `max` names with the most seconds, equal sums by name. */
export function largestNames<Row extends { readonly seconds: number }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  max: number = NAMES_MAX,
): ReadonlySet<string> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(nameOf(row), (sums.get(nameOf(row)) ?? 0) + row.seconds);
  const largest = [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Set(largest.slice(0, max).map(([name]) => name));
}

function added(sum: BreakdownRow, { seconds, hours, lines }: BreakdownRow): BreakdownRow {
  return {
    ...sum,
    seconds: sum.seconds + seconds,
    hours: sum.hours.map((before, hour) => before + (hours[hour] ?? 0)),
    lines: addLines(sum.lines, lines),
  };
}
