import type { Interval } from "@streakline/shared/activity/interval.ts";
import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type { Lane, Piece } from "../../ui/charts/timeline-geometry.ts";

/** Rows a timeline shows before the rest shares one. */
export const LANES_MAX = 8;

/**
 * A day's intervals as rows of one dimension, largest first. What follows each other without a hole and is of the same kind becomes one
 * stretch, so that the cuts a client makes every five minutes do not show. The seconds of all rows add up to the intervals'.
 */
export function lanesOf(
  intervals: readonly Interval[],
  dimension: Dimension,
  nameOf: (value: string) => string,
  colourOf: (value: string) => string,
): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { [dimension]: value, kind, startedAt, endedAt } of intervals) {
    const lane = lanes.get(value) ?? { key: value, name: nameOf(value), colour: colourOf(value), seconds: 0, pieces: [] };
    lanes.set(value, lane);
    lane.seconds += endedAt - startedAt;
    append(lane.pieces, { from: startedAt, to: endedAt, kind });
  }
  const sorted = [...lanes.values()].sort((a, b) => b.seconds - a.seconds || a.name.localeCompare(b.name));
  if (sorted.length <= LANES_MAX) return sorted;
  const rest = sorted.slice(LANES_MAX - 1);
  const pieces: Piece[] = [];
  for (const piece of rest.flatMap((lane) => lane.pieces).sort((a, b) => a.from - b.from)) append(pieces, piece);
  const seconds = rest.reduce((sum, lane) => sum + lane.seconds, 0);
  return [
    ...sorted.slice(0, LANES_MAX - 1),
    { key: "\u0000rest", name: `${rest.length} more`, colour: "var(--slot-other)", seconds, pieces },
  ];
}

/** Spans that touch become one. */
export function joined(spans: readonly { startedAt: number; endedAt: number }[]): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  for (const { startedAt, endedAt } of spans) {
    const last = pieces.at(-1);
    if (last !== undefined && last.to === startedAt) last.to = endedAt;
    else pieces.push({ from: startedAt, to: endedAt });
  }
  return pieces;
}

function append(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last !== undefined && last.to === piece.from && last.kind === piece.kind) last.to = piece.to;
  else pieces.push({ ...piece });
}
