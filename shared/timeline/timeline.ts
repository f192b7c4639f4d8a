import type { EpochSeconds } from "../time/instant.ts";
import type { AnySession, Interval } from "./interval.ts";
import { bursts } from "./bursts.ts";
import {
  countedSeconds,
  type GapRules,
  type Hole,
  holes,
  isLeaving,
  thinkingSeconds,
} from "./holes.ts";
import { inOrder, interval, isCoding, isVisit, resolve } from "./resolve.ts";
import { subtract, union, type Span } from "./spans.ts";

/** A range of time; `endsAt` is exclusive. */
export type Range = { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };

/** A pause in front of the editor. `counts`: whether it counts as coding, as part of a gap. */
export type Thinking = Span & { readonly counts: boolean };

/**
 * The resolved sessions of all devices within a range. `intervals`: coding, as sessions and gaps.
 * `sites`: time on websites. These two never overlap. `agent`: agents' time, beside both.
 * `thinking`: the parts of gaps that may belong to deep work (rule 6). `moments`: coding sessions
 * of no length, which are activity though nothing of the line is theirs.
 */
export type Timeline = {
  readonly intervals: Interval[];
  readonly agent: Interval[];
  readonly sites: Interval[];
  readonly thinking: Thinking[];
  readonly moments: EpochSeconds[];
};

/**
 * Seconds by which to widen a range on both sides: sessions and visits that start in the widened
 * range are enough to derive the range exactly, unless reachesBack(). The sum of the longest gap,
 * the longest session, and BURST_SECONDS_MAX.
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
  const burstOf = bursts(ordered);
  const people = ordered.filter((session) => isVisit(session) || session.actor === "person");
  const agents = ordered.filter((session) => isCoding(session) && session.actor === "agent");
  const coding = people.filter((session) => isCoding(session));
  const visits = people.filter((session) => isVisit(session));
  const spans = union([...visits, ...websites]);
  const between = holes(coding, burstOf);
  const gaps = between.flatMap((hole) => countedGaps(hole, rules, spans));
  const owned = resolve(people, burstOf);
  const isSite = ({ kind }: Interval): boolean => kind === "site";
  return {
    intervals: clip([...owned.filter((piece) => !isSite(piece)), ...gaps], range),
    agent: clip(resolve(agents, burstOf), range),
    sites: clip(owned.filter(isSite), range),
    thinking: clip(
      between.flatMap((hole) => thoughts(hole, rules, spans)),
      range,
    ),
    moments: coding
      .filter(({ startedAt, endedAt }) => startedAt === endedAt)
      .filter(({ startedAt }) => startedAt >= range.startsAt && startedAt < range.endsAt)
      .filter((session) => !isLeaving(session, burstOf))
      .map(({ startedAt }) => startedAt),
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
  const burstOf = bursts(ordered);
  const people = ordered
    .filter((session) => isCoding(session))
    .filter(({ actor }) => actor === "person");
  const visits = ordered.filter((session) => isVisit(session));
  const spans = union(visits);
  const gaps = holes(people, burstOf).flatMap((hole) => countedGaps(hole, rules, spans));
  return {
    coding: clip([...resolve(people, burstOf), ...gaps], range),
    sites: clip(resolve(visits, burstOf), range),
  };
}

function countedGaps(hole: Hole, rules: GapRules, spans: readonly Span[]): Interval[] {
  return subtract(
    { startedAt: hole.startedAt, endedAt: hole.startedAt + countedSeconds(hole, rules) },
    spans,
  ).map((span) => interval("gap", hole.after, span));
}

function thoughts(hole: Hole, rules: GapRules, spans: readonly Span[]): Thinking[] {
  const seconds = thinkingSeconds(hole);
  if (seconds === 0) return [];
  const counts = countedSeconds(hole, rules) >= seconds;
  const span = { startedAt: hole.startedAt, endedAt: hole.startedAt + seconds };
  return subtract(span, spans).map((part) => ({ ...part, counts }));
}

function clip<T extends Span>(spans: readonly T[], { startsAt, endsAt }: Range): T[] {
  return spans
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
