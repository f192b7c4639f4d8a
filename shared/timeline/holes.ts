import type { EpochSeconds, Seconds } from "../time/instant.ts";
import { burstAlone } from "./bursts.ts";
import type { AnySession } from "./interval.ts";
import { byStartAndId, compareClaims, type BurstOf } from "./resolve.ts";
import type { Span } from "./spans.ts";

/** The two settings for gaps (rule 2). */
export type GapRules = { readonly gapMinutes: number; readonly awayMinutes: number };

/** A moment at which a person left the editor. */
type Leaving = {
  readonly at: EpochSeconds;
  readonly by: "blur" | "lock" | "close";
  /** After a close: when the same device goes on, if that is within AWAY_MINUTES_MAX. */
  readonly backAt: EpochSeconds | null;
};

/**
 * The time between the latest end so far and the next start. `after`: the session that ended last.
 * `leavings`: of its device, at the beginning of the hole or inside it, by time.
 */
export type Hole<S extends AnySession = AnySession> = Span & {
  readonly after: S;
  readonly next: S;
  readonly leavings: readonly Leaving[];
};

/** The longest look away that the settings allow, in minutes. */
const AWAY_MINUTES_MAX = 15;
/** A pause of this length in front of the editor is still thinking (rule 6). */
const THINKING_SECONDS_MAX = 300;

/**
 * The holes between coding sessions of a person. `ordered`: see inOrder(). A session of no length
 * in which nothing was counted, and that a blur, lock or close ended, is no activity: it tells when
 * the person left.
 */
export function holes<S extends AnySession>(ordered: readonly S[], burstOf: BurstOf): Hole<S>[] {
  const activity = ordered.filter((session) => !isLeaving(session, burstOf));
  const leavings = leavingsOf(ordered, burstOf);
  const found: Hole<S>[] = [];
  let endedLast: S | null = null;
  let from = 0;
  for (const [index, next] of activity.entries()) {
    if (endedLast !== null && next.startedAt > endedLast.endedAt) {
      const span = { startedAt: endedLast.endedAt, endedAt: next.startedAt };
      while ((leavings[from]?.endedAt ?? Number.POSITIVE_INFINITY) < span.startedAt) from += 1;
      const inside = leavings.slice(from, firstAt(leavings, span.endedAt, from));
      const own = endedLast;
      const told = inside.filter((one) => one === own || tells(one, own, burstOf));
      found.push({
        ...span,
        after: own,
        next,
        leavings: told.map((one) => leaving(one, activity, index)),
      });
    }
    if (endedLast === null || endsAfter(next, endedLast, burstOf)) endedLast = next;
  }
  return found;
}

/**
 * Seconds of a hole that count, from its beginning (rule 2). Nothing when it is longer than
 * `gapMinutes`. Up to `awayMinutes` after a blur, and after a close where the device goes on within
 * them; nothing after another close and a lock.
 * @example a hole of 10 minutes after `blur` with { gapMinutes: 15, awayMinutes: 2 } // 120
 */
export function countedSeconds(hole: Hole, { gapMinutes, awayMinutes }: GapRules): Seconds {
  if (hole.endedAt - hole.startedAt > gapMinutes * 60) return 0;
  const away = awayMinutes * 60;
  const ends = hole.leavings.map(({ at, by, backAt }) => {
    const isLook = by === "blur" || (by === "close" && backAt !== null && backAt - at <= away);
    return isLook ? at + away : at;
  });
  return Math.min(hole.endedAt, ...ends) - hole.startedAt;
}

/**
 * Seconds from the beginning of a hole that were a pause in front of the editor (rule 6): until the
 * person left or went on. 0 when that is longer than five minutes.
 */
export function thinkingSeconds({ startedAt, endedAt, leavings }: Hole): Seconds {
  const seconds = (leavings[0]?.at ?? endedAt) - startedAt;
  return seconds <= THINKING_SECONDS_MAX ? seconds : 0;
}

/** Whether a session is a moment at which somebody left, and not activity. */
export function isLeaving(session: AnySession, burstOf: BurstOf): boolean {
  const { startedAt, endedAt, endedBy, isActive } = burstOf.get(session) ?? burstAlone(session);
  return startedAt === endedAt && isEndedByLeaving(endedBy) && !isActive;
}

function isEndedByLeaving(endedBy: AnySession["endedBy"]): endedBy is Leaving["by"] {
  return endedBy === "blur" || endedBy === "lock" || endedBy === "close";
}

/** Sessions at whose end somebody left, by that end. */
function leavingsOf<S extends AnySession>(ordered: readonly S[], burstOf: BurstOf): S[] {
  return ordered
    .filter(({ endedBy }) => isEndedByLeaving(endedBy))
    .toSorted((a, b) => a.endedAt - b.endedAt || compareClaims(a, b, burstOf));
}

/**
 * Whether the end of `one` says something about the hole after `own`. In the second in which the
 * hole begins only a lock does, and an end of the same work: another window may lose the focus
 * because this one got it. Neither does when `own` began later in that second: the person is back.
 */
function tells(one: AnySession, own: AnySession, burstOf: BurstOf): boolean {
  if (one.deviceId !== own.deviceId) return false;
  if (one.endedAt > own.endedAt) return true;
  const [left, last] = [burstOf.get(one) ?? burstAlone(one), burstOf.get(own) ?? burstAlone(own)];
  const isBack = last.startedAt === one.endedAt && byStartAndId(left, last) < 0;
  return !isBack && (one.endedBy === "lock" || left.key === last.key);
}

function leaving(one: AnySession, activity: readonly AnySession[], next: number): Leaving {
  const at = one.endedAt;
  const by = one.endedBy as Leaving["by"];
  return { at, by, backAt: by === "close" ? backAt(one, activity, next) : null };
}

function backAt(
  { endedAt, deviceId }: AnySession,
  activity: readonly AnySession[],
  next: number,
): EpochSeconds | null {
  for (let index = next; index < activity.length; index += 1) {
    const session = activity[index];
    if (session === undefined || session.startedAt - endedAt > AWAY_MINUTES_MAX * 60) return null;
    if (session.deviceId === deviceId) return session.startedAt;
  }
  return null;
}

/** Index of the first of the sessions, sorted by end, that ends at `at` or later. */
function firstAt(sessions: readonly AnySession[], at: EpochSeconds, from: number): number {
  let index = from;
  while ((sessions[index]?.endedAt ?? at) < at) index += 1;
  return index;
}

/**
 * Whether `a`, which comes after `b` in order, ended last. If both ended together: the owner of
 * that end.
 */
function endsAfter(a: AnySession, b: AnySession, burstOf: BurstOf): boolean {
  return a.endedAt > b.endedAt || (a.endedAt === b.endedAt && compareClaims(a, b, burstOf) >= 0);
}
