import type { EpochSeconds } from "../time/instant.ts";
import type { Dimensions, Interval, TimelineSession } from "./interval.ts";

/** The two settings that decide about gaps (rule 2). */
export type GapRules = { readonly gapMinutes: number; readonly awayMinutes: number };
/** A span of time, the end not included. */
export type Span = { readonly startedAt: EpochSeconds; readonly endedAt: EpochSeconds };
/** From `startsAt` up to but not including `endsAt`. */
export type Range = { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };

/** What the sessions of any devices add up to within a range. */
export type Timeline = { readonly intervals: Interval[]; readonly agent: Interval[] };

/** To derive a range exactly, load the sessions that touch it widened by this many seconds on both sides: longest gap, longest session. */
export const CONTEXT_SECONDS = 7_200;

/**
 * Resolves overlaps and gaps (rules 1 and 2) and splits exactly at the bounds of the range (rule 3). Only a person's sessions count; the
 * agents' are resolved among themselves, beside it, without gaps (rule 4). Order and repetition of the input change nothing.
 * `websites` are spans spent on sites; a gap does not count where they lie.
 * @example 10:00 to 10:05 ended by idle and 10:10 to 10:15 with gapMinutes 15: session 5 min, gap 5 min, session 5 min
 */
export function timeline(sessions: readonly TimelineSession[], range: Range, rules: GapRules, websites: readonly Span[] = []): Timeline {
  const ordered = inOrder(sessions);
  const { owned, holes } = resolve(ordered.filter((session) => session.actor === "person"));
  const spans = union(websites);
  const gaps = holes.flatMap((hole) =>
    subtract({ startedAt: hole.startedAt, endedAt: hole.startedAt + countedSeconds(hole, rules) }, spans).map((span) =>
      interval("gap", hole.after, span),
    ),
  );
  const agent = resolve(ordered.filter((session) => session.actor === "agent")).owned;
  return { intervals: clip([...owned, ...gaps], range), agent: clip(agent, range) };
}

/** The time between the end of everything before and the next start. `after` is the session that ended last. */
export type Hole = Span & { readonly after: TimelineSession; readonly next: TimelineSession };

/**
 * How many seconds from its beginning a hole counts (rule 2): all of it, the time to look away, or none.
 * @example a hole of 10 minutes after `blur` with { gapMinutes: 15, awayMinutes: 2 } // 120
 */
export function countedSeconds(hole: Hole, { gapMinutes, awayMinutes }: GapRules): number {
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

/** Sessions once each, by start and then by id: the last to start comes last. */
export function inOrder(sessions: readonly TimelineSession[]): TimelineSession[] {
  const once = new Map<string, TimelineSession>();
  for (const session of sessions) if (session.endedAt >= session.startedAt) once.set(session.id, session);
  return [...once.values()].sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}

/** Sessions, in order, to the pieces that each one owns, and the holes between them. */
export function resolve(ordered: readonly TimelineSession[]): { owned: Interval[]; holes: Hole[] } {
  const owned: Interval[] = [];
  const holes: Hole[] = [];
  // sessions that may still own time, the last to start on top
  const stack: TimelineSession[] = [];
  let cursor = Number.NEGATIVE_INFINITY;
  let endedLast: TimelineSession | null = null;

  const advance = (until: number): void => {
    for (let top = stack.at(-1); top !== undefined && cursor < until; top = stack.at(-1)) {
      if (top.endedAt <= cursor) {
        stack.pop();
        continue;
      }
      const end = Math.min(top.endedAt, until);
      owned.push(interval("session", top, { startedAt: cursor, endedAt: end }));
      cursor = end;
    }
  };

  for (const session of ordered) {
    advance(session.startedAt);
    if (endedLast !== null && session.startedAt > endedLast.endedAt) {
      holes.push({ startedAt: endedLast.endedAt, endedAt: session.startedAt, after: endedLast, next: session });
    }
    cursor = session.startedAt;
    stack.push(session);
    if (endedLast === null || session.endedAt >= endedLast.endedAt) endedLast = session;
  }
  advance(Number.POSITIVE_INFINITY);
  return { owned, holes };
}

/** Spans merged and sorted, so that none overlap. */
export function union(spans: readonly Span[]): Span[] {
  const merged: { startedAt: EpochSeconds; endedAt: EpochSeconds }[] = [];
  for (const { startedAt, endedAt } of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (endedAt <= startedAt) continue;
    const last = merged.at(-1);
    if (last !== undefined && startedAt <= last.endedAt) last.endedAt = Math.max(last.endedAt, endedAt);
    else merged.push({ startedAt, endedAt });
  }
  return merged;
}

/** What is left of a span without the given sorted spans. */
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
    .map((piece) => ({ ...piece, startedAt: Math.max(piece.startedAt, startsAt), endedAt: Math.min(piece.endedAt, endsAt) }))
    .sort((a, b) => a.startedAt - b.startedAt);
}

function interval(kind: Interval["kind"], session: Dimensions & { id: string }, { startedAt, endedAt }: Span): Interval {
  const { project, language, editor, deviceId, branch, id: sessionId } = session;
  return { kind, sessionId, project, language, editor, deviceId, branch, startedAt, endedAt };
}
