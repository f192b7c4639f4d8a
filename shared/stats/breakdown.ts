import type { Dimensions, Interval } from "../timeline/interval.ts";
import { hourParts, type Zones } from "../time/local-hours.ts";
import type { Seconds } from "../time/instant.ts";
import { addLines, linesOf, NO_LINES, type CountedSession } from "./lines.ts";
import type { Lines } from "./stats-answers.ts";

/**
 * Sums of one combination of project, language, editor, device and branch on a day. `hours[h]`:
 * seconds in local hour h.
 */
export type BreakdownRow = Dimensions & {
  readonly seconds: Seconds;
  readonly hours: readonly Seconds[];
  readonly lines: Lines;
};

/**
 * One row per combination of dimensions, from the intervals of a day, largest first. The rows'
 * seconds add up to the intervals', and the 24 hours of a row to its seconds, exactly. `sessions`:
 * those that started on the day. Their counters go into the row of their combination, also if no
 * time of that combination counts.
 * @example breakdown([01:50 to 02:10 in "shop"], { timeZone: "UTC" })
 * // [{ project: "shop", seconds: 1200, hours: [0, 600, 600, 0, …], … }]
 */
export function breakdown(
  intervals: readonly Interval[],
  zones: Zones,
  sessions: readonly (Dimensions & CountedSession)[] = [],
): BreakdownRow[] {
  const rows = new Map<string, Dimensions & { seconds: number; hours: number[]; lines: Lines }>();
  const rowOf = (of: Dimensions): { seconds: number; hours: number[]; lines: Lines } => {
    const { project, language, editor, deviceId, branch } = of;
    const key = cellKey(of);
    const known = rows.get(key);
    if (known !== undefined) return known;
    const row = {
      project,
      language,
      editor,
      deviceId,
      branch,
      seconds: 0,
      hours: new Array<number>(24).fill(0),
      lines: NO_LINES,
    };
    rows.set(key, row);
    return row;
  };
  for (const interval of intervals) {
    const row = rowOf(interval);
    row.seconds += interval.endedAt - interval.startedAt;
    for (const { hour, startedAt, endedAt } of hourParts(
      interval.startedAt,
      interval.endedAt,
      zones,
    )) {
      row.hours[hour] = (row.hours[hour] ?? 0) + endedAt - startedAt;
    }
  }
  for (const session of sessions) {
    const row = rowOf(session);
    row.lines = addLines(row.lines, linesOf(session));
  }
  return inOrder(rows);
}

/** Equal for rows of one combination of dimensions only. */
export function cellKey({ project, language, editor, deviceId, branch }: Dimensions): string {
  return JSON.stringify([project, language, editor, deviceId, branch]);
}

/** Rows by their cellKey() in the order of a day's: most seconds first, equal sums by key. */
export function inOrder(rows: ReadonlyMap<string, BreakdownRow>): BreakdownRow[] {
  return [...rows]
    .sort(([keyA, a], [keyB, b]) => b.seconds - a.seconds || (keyA < keyB ? -1 : 1))
    .map(([, row]) => row);
}
