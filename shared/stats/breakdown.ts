import type { Dimensions, Interval } from "../timeline/interval.ts";
import { hourParts } from "../time/local-hours.ts";
import type { Seconds } from "../time/instant.ts";
import { addLines, linesOf, NO_LINES, type CountedSession } from "./lines.ts";
import type { Lines } from "./stats-answers.ts";

/**
 * What one combination of project, language, editor, device and branch adds up to on a day.
 * `hours[h]`: seconds under local hour h.
 */
export type BreakdownRow = Dimensions & {
  readonly seconds: Seconds;
  readonly hours: readonly Seconds[];
  readonly lines: Lines;
};

/**
 * Intervals of a day to one row per combination; the rows' seconds add up to the intervals', and
 * each row's 24 hours to its seconds, exactly. `sessions` are those that started on the day: their
 * counters go into the row of their combination, also where no time counts. Rows come sorted by
 * seconds, largest first.
 * @example breakdown([01:50 to 02:10 in "shop"], "UTC") // [{ project: "shop", seconds: 1200,
 * hours: [0, 600, 600, 0, …], … }]
 */
export function breakdown(
  intervals: readonly Interval[],
  timeZone: string,
  sessions: readonly (Dimensions & CountedSession)[] = [],
): BreakdownRow[] {
  const rows = new Map<string, Dimensions & { seconds: number; hours: number[]; lines: Lines }>();
  const rowOf = ({
    project,
    language,
    editor,
    deviceId,
    branch,
  }: Dimensions): { seconds: number; hours: number[]; lines: Lines } => {
    const key = JSON.stringify([project, language, editor, deviceId, branch]);
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
      timeZone,
    )) {
      row.hours[hour] = (row.hours[hour] ?? 0) + endedAt - startedAt;
    }
  }
  for (const session of sessions) {
    const row = rowOf(session);
    row.lines = addLines(row.lines, linesOf(session));
  }
  return [...rows.entries()]
    .sort(([keyA, a], [keyB, b]) => b.seconds - a.seconds || (keyA < keyB ? -1 : 1))
    .map(([, row]) => row);
}
