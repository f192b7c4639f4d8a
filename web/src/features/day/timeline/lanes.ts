import type { Interval } from "@streakline/shared/timeline/interval.ts";
import { stretches } from "@streakline/shared/timeline/stretch.ts";
import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { weightClass } from "@streakline/shared/categories/categories.ts";
import { CLASS_COLOURS, CLASS_WORDS, CLASSES } from "../../../domain/sites/site-words.ts";
import type { Lane, Piece } from "../../../ui/charts/timeline/timeline-geometry.ts";

/** The most lanes of a timeline; smaller ones share the last. */
export const LANES_MAX = 8;

/**
 * The intervals of a day as lanes of one dimension, largest first. A piece is a stretch, the same
 * that the answer to "why" names. The seconds of all lanes add up to those of the intervals.
 */
export function lanesOf(
  intervals: readonly Interval[],
  dimension: Dimension,
  nameOf: (value: string) => string,
  colourOf: (value: string) => string,
): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const { [dimension]: value, kind, startedAt, endedAt } of stretches(intervals)) {
    const lane = lanes.get(value) ?? {
      key: value,
      name: nameOf(value),
      colour: colourOf(value),
      seconds: 0,
      pieces: [],
    };
    lanes.set(value, lane);
    lane.seconds += endedAt - startedAt;
    lane.pieces.push({ from: startedAt, to: endedAt, kind });
  }
  const sorted = [...lanes.values()].sort(
    (a, b) => b.seconds - a.seconds || a.name.localeCompare(b.name),
  );
  if (sorted.length <= LANES_MAX) return sorted;
  const rest = sorted.slice(LANES_MAX - 1);
  const pieces = rest.flatMap((lane) => lane.pieces).sort((a, b) => a.from - b.from);
  const seconds = rest.reduce((sum, lane) => sum + lane.seconds, 0);
  return [
    ...sorted.slice(0, LANES_MAX - 1),
    {
      key: "\u0000rest",
      name: `${rest.length} more`,
      colour: "var(--slot-other)",
      seconds,
      pieces,
    },
  ];
}

/**
 * The sites of a day as lanes by weight class, productive first; empty ones are left out. Each
 * piece has its domain while that is kept.
 */
export function siteLanesOf(sites: readonly Interval[]): Lane[] {
  const pieces = sitePieces(sites);
  return CLASSES.map((key) => {
    const own = pieces.filter(({ colour }) => colour === CLASS_COLOURS[key]);
    const seconds = own.reduce((sum, { from, to }) => sum + to - from, 0);
    return {
      key: `\u0000${key}`,
      name: `${CLASS_WORDS[key].one} sites`,
      colour: CLASS_COLOURS[key],
      seconds,
      pieces: own,
    };
  }).filter(({ seconds }) => seconds > 0);
}

/**
 * What editor and browser recorded, in a lane each; pieces have the colours that they have
 * elsewhere.
 */
export function recordedLanes(
  recorded: { readonly coding: readonly Interval[]; readonly sites: readonly Interval[] },
  dimension: Dimension,
  colourOf: (value: string) => string,
): Lane[] {
  const coding: Piece[] = [];
  for (const { kind, startedAt, endedAt, [dimension]: value } of stretches(recorded.coding)) {
    coding.push({ from: startedAt, to: endedAt, kind, colour: colourOf(value) });
  }
  const lane = (key: string, name: string, pieces: Piece[]): Lane => ({
    key,
    name,
    colour: "var(--slot-other)",
    seconds: pieces.reduce((sum, { from, to }) => sum + to - from, 0),
    pieces,
  });
  return [lane("coding", "Editor", coding), lane("sites", "Sites", sitePieces(recorded.sites))];
}

function sitePieces(sites: readonly Interval[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { startedAt, endedAt, domain = "", weight = 0.5 } of stretches(sites)) {
    const name = domain === "" ? {} : { name: domain };
    pieces.push({
      from: startedAt,
      to: endedAt,
      kind: "site",
      ...name,
      colour: CLASS_COLOURS[weightClass(weight)],
    });
  }
  return pieces;
}

/** Spans that touch become one. */
export function joined(
  spans: readonly { startedAt: number; endedAt: number }[],
): { from: number; to: number }[] {
  const pieces: { from: number; to: number }[] = [];
  for (const { startedAt, endedAt } of spans) {
    const last = pieces.at(-1);
    if (last !== undefined && last.to === startedAt) last.to = endedAt;
    else pieces.push({ from: startedAt, to: endedAt });
  }
  return pieces;
}
