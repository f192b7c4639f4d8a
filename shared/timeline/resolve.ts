import { burstAlone, bursts, BURST_SECONDS_MAX, byClaim, isLong, type Burst } from "./bursts.ts";
import { Heap } from "./heap.ts";
import type { AnySession, Interval, TimelineSession } from "./interval.ts";
import type { SiteSession } from "./site-session.ts";
import type { Span } from "./spans.ts";

/**
 * The time between the latest end so far and the next start. `after`: the session that ended last.
 */
export type Hole<S extends AnySession = TimelineSession> = Span & {
  readonly after: S;
  readonly next: S;
};

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

/** Joins a piece to the last one when both belong to the same session without a break. */
function append(owned: Interval[], piece: Interval): void {
  const last = owned.at(-1);
  if (last !== undefined && last.sessionId === piece.sessionId && last.endedAt === piece.startedAt)
    last.endedAt = piece.endedAt;
  else owned.push(piece);
}

/** A piece of a session, or the gap after it. */
export function interval(
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

/** Whether a session is a visit of a website. */
export function isVisit(session: AnySession): session is SiteSession {
  return session.kind === "website";
}

/** Whether a session is one of coding. */
export function isCoding(session: AnySession): session is TimelineSession {
  return session.kind !== "website";
}

function byStartAndId(a: AnySession, b: AnySession): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}
