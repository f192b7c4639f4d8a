import { burstAlone, byClaim, type Burst } from "./bursts.ts";
import { Heap } from "./heap.ts";
import type { AnySession, Interval, TimelineSession } from "./interval.ts";
import type { SiteSession } from "./site-session.ts";
import type { Span } from "./spans.ts";

/** Sessions without duplicates, by start and then by id. */
export function inOrder<S extends AnySession>(sessions: readonly S[]): S[] {
  const once = new Map<string, S>();
  for (const session of sessions)
    if (session.endedAt >= session.startedAt) once.set(session.id, session);
  return [...once.values()].sort(byStartAndId);
}

/** The bursts of sessions; see bursts(). */
export type BurstOf = Pick<ReadonlyMap<AnySession, Burst>, "get">;

/**
 * The pieces that each session owns (rule 1): of those that are there, the one with the greatest
 * claim. `ordered`: see inOrder(). O(n log n), however the sessions overlap.
 */
export function resolve(ordered: readonly AnySession[], burstOf: BurstOf): Interval[] {
  const there = new Heap<AnySession>((a, b) => compareClaims(a, b, burstOf) || byStartAndId(a, b));
  const owned: Interval[] = [];
  let cursor = Number.NEGATIVE_INFINITY;
  const advance = (until: number): void => {
    for (let top = there.peek(); top !== undefined && cursor < until; top = there.peek()) {
      if (top.endedAt > cursor) {
        const endedAt = Math.min(top.endedAt, until);
        const kind = isVisit(top) ? "site" : "session";
        append(owned, interval(kind, top, { startedAt: cursor, endedAt }));
        cursor = endedAt;
      }
      if (top.endedAt <= cursor) there.pop();
    }
  };
  for (const session of ordered) {
    advance(session.startedAt);
    cursor = session.startedAt;
    there.push(session);
  }
  advance(Number.POSITIVE_INFINITY);
  return owned;
}

/** Compares two sessions by their bursts; negative when `b` owns an instant that lies in both. */
export function compareClaims(a: AnySession, b: AnySession, burstOf: BurstOf): number {
  return byClaim(burstOf.get(a) ?? burstAlone(a), burstOf.get(b) ?? burstAlone(b));
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

/** The order in which sessions and bursts began; see inOrder(). */
export function byStartAndId(
  a: Pick<AnySession, "startedAt" | "id">,
  b: Pick<AnySession, "startedAt" | "id">,
): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}
