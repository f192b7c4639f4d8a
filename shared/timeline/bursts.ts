import type { EpochSeconds } from "../time/instant.ts";
import type { AnySession } from "./interval.ts";

/**
 * Sessions that a seal cut from each other are one burst: same device, same project (or site) and
 * the rest of it, the earlier one ended by `seal` in the very second in which the later one starts.
 * Rule 1 asks when the burst began, so that a cut changes nothing.
 */
export type Burst = {
  readonly startedAt: EpochSeconds;
  /** The end of the last session, but no later than when the burst turns long. */
  readonly endedAt: EpochSeconds;
  readonly kind: "coding" | "website";
  /** What the burst is about; decides between bursts that have both been going on for long. */
  readonly key: string;
};

/**
 * A burst that has been going on for this long is called long; between long ones the start no
 * longer decides. 54 minutes: what can be seen from any part of a day for which sessions are loaded
 * CONTEXT_SECONDS around it, less the longest gap (60 min) and the longest session (6 min).
 */
export const BURST_SECONDS_MAX = 3_240;

/**
 * The burst of every session. `ordered`: by start, then by id. Each session is continued by at most
 * one other.
 * @example 10:00 to 10:05 ended by seal and 10:05 to 10:08 of the same key: both map to one burst
 * that began at 10:00
 */
export function bursts<S extends AnySession>(ordered: readonly S[]): ReadonlyMap<S, Burst> {
  type Growing = { -readonly [Name in keyof Burst]: Burst[Name] };
  const of = new Map<S, Growing>();
  const sealed = new Map<string, Growing[]>();
  for (const session of ordered) {
    const key = keyOf(session);
    const burst: Growing =
      sealed.get(`${key} ${session.startedAt}`)?.shift() ?? burstAlone(session);
    burst.endedAt = Math.min(session.endedAt, burst.startedAt + BURST_SECONDS_MAX);
    of.set(session, burst);
    if (session.endedBy !== "seal") continue;
    const place = `${key} ${session.endedAt}`;
    const waiting = sealed.get(place);
    if (waiting === undefined) sealed.set(place, [burst]);
    else waiting.push(burst);
  }
  return of;
}

/**
 * The burst of a session that continues no other and that none continues.
 * @example burstAlone(10:00 to 10:05 of coding) // began 10:00, ended 10:05
 */
export function burstAlone(session: AnySession): Burst {
  const { startedAt, endedAt, kind = "coding" } = session;
  return {
    startedAt,
    endedAt: Math.min(endedAt, startedAt + BURST_SECONDS_MAX),
    kind,
    key: keyOf(session),
  };
}

/**
 * Negative when `b` owns an instant over `a`. A burst that is not yet long goes before a long one;
 * of two long ones the later key owns it. Otherwise, in this order: the one that began last; coding
 * before a website; the one that ended first, for that was the interruption; the later key. No id
 * decides, for ids change with the moments at which sessions are sealed.
 */
export function byClaim(a: Burst, b: Burst, at: EpochSeconds): number {
  const [isLongA, isLongB] = [isLong(a, at), isLong(b, at)];
  if (isLongA && isLongB) return compare(a.key, b.key);
  if (isLongA || isLongB) return isLongA ? -1 : 1;
  return (
    a.startedAt - b.startedAt ||
    Number(a.kind === "coding") - Number(b.kind === "coding") ||
    b.endedAt - a.endedAt ||
    compare(a.key, b.key)
  );
}

/** Whether a burst has been going on for BURST_SECONDS_MAX at an instant. */
export function isLong({ startedAt }: Pick<Burst, "startedAt">, at: EpochSeconds): boolean {
  return at - startedAt >= BURST_SECONDS_MAX;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Coding after sites, so that of two long ones coding owns the instant. */
function keyOf(session: AnySession): string {
  if (session.kind === "website")
    return JSON.stringify(["a site", session.deviceId, session.domain, session.browser]);
  const { deviceId, project, language, branch, editor, actor } = session;
  return JSON.stringify(["coding", deviceId, project, language, branch, editor, actor]);
}
