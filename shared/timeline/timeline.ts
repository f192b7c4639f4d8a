import type { EpochSeconds } from "../time/instant.ts";
import { burstAlone, bursts, BURST_SECONDS_MAX, byClaim, isLong, type Burst } from "./bursts.ts";
import { Heap } from "./heap.ts";
import type { AnySession, Interval, TimelineSession } from "./interval.ts";
import type { SiteSession } from "./site-session.ts";

/** The two settings for gaps (rule 2). */
export type GapRules = { readonly gapMinutes: number; readonly awayMinutes: number };
/** A span of time; the end is exclusive. */
export type Span = { readonly startedAt: EpochSeconds; readonly endedAt: EpochSeconds };
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
 *   byClaim() has the full order.
 * - Gaps lie between coding sessions. They do not count where visits lie, nor in `websites`:
 *   further spans that own nothing.
 * - Only sessions of a person count. Agents' sessions are resolved among themselves, without gaps
 *   (rule 4).
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
 * The time between the latest end so far and the next start. `after`: the session that ended last.
 */
export type Hole<S extends AnySession = TimelineSession> = Span & {
  readonly after: S;
  readonly next: S;
};

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

/** Sessions without duplicates, by start and then by id. */
export function inOrder<S extends AnySession>(sessions: readonly S[]): S[] {
  const once = new Map<string, S>();
  for (const session of sessions)
    if (session.endedAt >= session.startedAt) once.set(session.id, session);
  return [...once.values()].sort(byStartAndId);
}

/**
 * The pieces that each session owns (rule 1), and the holes between sessions. `ordered`: see
 * inOrder(). O(n log n), however the sessions overlap.
 */
export function resolve<S extends AnySession>(
  ordered: readonly S[],
): { owned: Interval[]; holes: Hole<S>[] } {
  const burstOf = bursts(ordered);
  const claim = (session: S): Burst => burstOf.get(session) ?? burstAlone(session);
  const owned: Interval[] = [];
  const holes: Hole<S>[] = [];
  // Sessions that may still own time. A session moves from the first heap to the second when its
  // burst becomes long.
  const fresh = new Heap<S>(
    (a, b) => byClaim(claim(a), claim(b), Number.NEGATIVE_INFINITY) || byStartAndId(a, b),
  );
  const long = new Heap<S>(
    (a, b) => byClaim(claim(a), claim(b), Number.POSITIVE_INFINITY) || byStartAndId(a, b),
  );
  let cursor = Number.NEGATIVE_INFINITY;
  let endedLast: S | null = null;

  const owner = (): S | undefined => {
    for (let top = fresh.peek(); top !== undefined; top = fresh.peek()) {
      const hasEnded = top.endedAt <= cursor;
      if (!hasEnded && !isLong(claim(top), cursor)) return top;
      fresh.pop();
      if (!hasEnded) long.push(top);
    }
    while ((long.peek()?.endedAt ?? Number.POSITIVE_INFINITY) <= cursor) long.pop();
    return long.peek();
  };
  const advance = (until: number): void => {
    for (let top = owner(); top !== undefined && cursor < until; top = owner()) {
      const burst = claim(top);
      const turnsLongAt = isLong(burst, cursor)
        ? Number.POSITIVE_INFINITY
        : burst.startedAt + BURST_SECONDS_MAX;
      const end = Math.min(top.endedAt, until, turnsLongAt);
      append(
        owned,
        interval(isVisit(top) ? "site" : "session", top, { startedAt: cursor, endedAt: end }),
      );
      cursor = end;
    }
  };

  for (const session of ordered) {
    advance(session.startedAt);
    if (endedLast !== null && session.startedAt > endedLast.endedAt) {
      holes.push({
        startedAt: endedLast.endedAt,
        endedAt: session.startedAt,
        after: endedLast,
        next: session,
      });
    }
    cursor = session.startedAt;
    fresh.push(session);
    if (endedLast === null || endsAfter(session, endedLast, claim)) endedLast = session;
  }
  advance(Number.POSITIVE_INFINITY);
  return { owned, holes };
}

/**
 * Whether `a`, which comes after `b` in order, ended last. If both ended together: the owner of
 * that end.
 */
function endsAfter<S extends AnySession>(a: S, b: S, claim: (session: S) => Burst): boolean {
  return (
    a.endedAt > b.endedAt ||
    (a.endedAt === b.endedAt && byClaim(claim(a), claim(b), a.endedAt) >= 0)
  );
}

function countedGaps(hole: Hole, rules: GapRules, spans: readonly Span[]): Interval[] {
  return subtract(
    { startedAt: hole.startedAt, endedAt: hole.startedAt + countedSeconds(hole, rules) },
    spans,
  ).map((span) => interval("gap", hole.after, span));
}

/** The spans merged and sorted, without overlaps. */
export function union(spans: readonly Span[]): Span[] {
  const merged: { startedAt: EpochSeconds; endedAt: EpochSeconds }[] = [];
  for (const { startedAt, endedAt } of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (endedAt <= startedAt) continue;
    const last = merged.at(-1);
    if (last !== undefined && startedAt <= last.endedAt)
      last.endedAt = Math.max(last.endedAt, endedAt);
    else merged.push({ startedAt, endedAt });
  }
  return merged;
}

/** The parts of a span outside the given sorted spans. */
export function subtract(span: Span, spans: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.startedAt;
  for (let index = firstEndingAfter(spans, from); index < spans.length; index += 1) {
    const cut = spans[index];
    if (cut === undefined || cut.startedAt >= span.endedAt) break;
    if (cut.startedAt > from) left.push({ startedAt: from, endedAt: cut.startedAt });
    from = Math.max(from, cut.endedAt);
  }
  if (from < span.endedAt) left.push({ startedAt: from, endedAt: span.endedAt });
  return left;
}

function firstEndingAfter(spans: readonly Span[], at: EpochSeconds): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.endedAt ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
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

/** Joins a piece to the last one when both belong to the same session without a break. */
function append(owned: Interval[], piece: Interval): void {
  const last = owned.at(-1);
  if (last !== undefined && last.sessionId === piece.sessionId && last.endedAt === piece.startedAt)
    last.endedAt = piece.endedAt;
  else owned.push(piece);
}

function interval(
  kind: Interval["kind"],
  session: AnySession,
  { startedAt, endedAt }: Span,
): Interval {
  const { id: sessionId, deviceId } = session;
  if (isVisit(session)) {
    const { domain, category, weight } = session;
    return {
      kind,
      sessionId,
      project: "",
      language: "",
      editor: "",
      deviceId,
      branch: "",
      startedAt,
      endedAt,
      domain,
      category,
      weight,
    };
  }
  const { project, language, editor, branch } = session;
  return { kind, sessionId, project, language, editor, deviceId, branch, startedAt, endedAt };
}

function isVisit(session: AnySession): session is SiteSession {
  return session.kind === "website";
}

function isCoding(session: AnySession): session is TimelineSession {
  return session.kind !== "website";
}

function byStart(a: Span, b: Span): number {
  return a.startedAt - b.startedAt;
}

function byStartAndId(a: AnySession, b: AnySession): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}
