import type { EpochSeconds } from "../time/instant.ts";
import type { AnySession, Interval } from "./interval.ts";
import { inOrder, interval, isCoding, isVisit, resolve, type Hole } from "./resolve.ts";
import { subtract, union, type Span } from "./spans.ts";

/** The two settings for gaps (rule 2). */
export type GapRules = { readonly gapMinutes: number; readonly awayMinutes: number };
/** A range of time; `endsAt` is exclusive. */
export type Range = { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };

/**
 * The resolved sessions of all devices within a range. `intervals`: coding, as sessions and gaps.
 * `sites`: time on websites. These two never overlap. `agent`: agents' time, beside both.
 */
export type Timeline = {
  readonly intervals: Interval[];
  readonly agent: Interval[];
  readonly sites: Interval[];
};

/**
 * Seconds by which to widen a range on both sides: sessions and visits that start in the widened
 * range are enough to derive the range exactly. The sum of the longest gap, the longest session,
 * and the time that a burst is followed back.
 */
export const CONTEXT_SECONDS = 7_200;

/**
 * Resolves overlaps and gaps (rules 1 and 2) and splits exactly at the bounds of the range (rule
 * 3). The order of the input, repetitions and the moments of sealing change nothing.
 * - Coding sessions and visits are resolved together: the burst that started last owns an instant.
 * byClaim() has the full order.
 * - Gaps lie between coding sessions. They do not count during visits, nor during `websites`:
 * further spans that own nothing.
 * - Only sessions of a person count. Agents' sessions are resolved among themselves, without gaps
 * (rule 4).
 * @example 10:00 to 10:05 ended by idle and 10:10 to 10:15, with gapMinutes 15
 * // session 5 min, gap 5 min, session 5 min
 */
export function timeline(
  sessions: readonly AnySession[],
  range: Range,
  rules: GapRules,
  websites: readonly Span[] = [],
): Timeline {
  const ordered = inOrder(sessions);
  const coding = ordered
    .filter((session) => isCoding(session))
    .filter(({ actor }) => actor === "person");
  const visits = ordered.filter((session) => isVisit(session));
  const alone = resolve(coding);
  const { owned } =
    visits.length === 0
      ? alone
      : resolve(ordered.filter((session) => isVisit(session) || session.actor === "person"));
  const spans = union([...visits, ...websites]);
  const gaps = alone.holes.flatMap((hole) => countedGaps(hole, rules, spans));
  const agent = resolve(
    ordered.filter((session) => isCoding(session) && session.actor === "agent"),
  ).owned;
  const isSite = ({ kind }: Interval): boolean => kind === "site";
  return {
    intervals: clip([...owned.filter((piece) => !isSite(piece)), ...gaps], range),
    agent: clip(agent, range),
    sites: clip(owned.filter(isSite), range),
  };
}

/**
 * Coding and sites of a timeline in one sorted list. Every second has at most one owner.
 * @example line({ intervals: [10:00 to 10:05, 10:10 to 10:15], sites: [10:05 to 10:10], agent: []
 * })
 * // three pieces, 10:00 to 10:15
 */
export function line({ intervals, sites }: Pick<Timeline, "intervals" | "sites">): Interval[] {
  return [...intervals, ...sites].sort(byStart);
}

/**
 * The two lanes of the timeline: coding and sites, each resolved without the other. Gaps as they
 * count.
 * @example coding 10:00 to 10:10 and a site 10:05 to 10:15
 * // each lane shows its session whole; on the line() the site owns 10:05 to 10:15
 */
export function lanes(
  sessions: readonly AnySession[],
  range: Range,
  rules: GapRules,
): { readonly coding: Interval[]; readonly sites: Interval[] } {
  const ordered = inOrder(sessions);
  const people = ordered
    .filter((session) => isCoding(session))
    .filter(({ actor }) => actor === "person");
  const visits = ordered.filter((session) => isVisit(session));
  const { owned, holes } = resolve(people);
  const spans = union(visits);
  const gaps = holes.flatMap((hole) => countedGaps(hole, rules, spans));
  return { coding: clip([...owned, ...gaps], range), sites: clip(resolve(visits).owned, range) };
}

/**
 * Seconds of a hole that count, from its beginning (rule 2): all, at most `awayMinutes`, or none.
 * @example a hole of 10 minutes after `blur` with { gapMinutes: 15, awayMinutes: 2 } // 120
 */
export function countedSeconds(
  hole: Hole<AnySession>,
  { gapMinutes, awayMinutes }: GapRules,
): number {
  const seconds = hole.endedAt - hole.startedAt;
  if (seconds > gapMinutes * 60) return 0;
  switch (hole.after.endedBy) {
    case "lock":
    case "close":
      return 0;
    case "blur":
      return Math.min(seconds, awayMinutes * 60);
    case "idle":
    case "switch":
    case "seal":
      return seconds;
  }
}

function countedGaps(hole: Hole, rules: GapRules, spans: readonly Span[]): Interval[] {
  return subtract(
    { startedAt: hole.startedAt, endedAt: hole.startedAt + countedSeconds(hole, rules) },
    spans,
  ).map((span) => interval("gap", hole.after, span));
}

function clip(intervals: readonly Interval[], { startsAt, endsAt }: Range): Interval[] {
  return intervals
    .filter((piece) => piece.startedAt < endsAt && piece.endedAt > startsAt)
    .map((piece) => ({
      ...piece,
      startedAt: Math.max(piece.startedAt, startsAt),
      endedAt: Math.min(piece.endedAt, endsAt),
    }))
    .sort(byStart);
}

function byStart(a: Span, b: Span): number {
  return a.startedAt - b.startedAt;
}
