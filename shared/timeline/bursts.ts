import type { EpochSeconds } from "../time/instant.ts";
import type { AnySession } from "./interval.ts";

/**
 * Sessions that were one until a seal cut them: same device and same project or site with all its
 * dimensions, the earlier one ended by `seal` in the second in which the later one starts. Rule 1
 * compares the starts of bursts, so that seals change nothing.
 */
export type Burst = {
  readonly startedAt: EpochSeconds;
  /** End of the last session, but not after the burst becomes long. */
  readonly endedAt: EpochSeconds;
  readonly kind: "coding" | "website";
  /** Kind and dimensions but the device. */
  readonly key: string;
  readonly deviceId: string;
  /** Id of the first session, which no later seal changes. */
  readonly id: string;
};

/**
 * Age in seconds at which a burst becomes long. Between two long bursts the start no longer
 * decides. 54 minutes are CONTEXT_SECONDS less the longest gap (60 min) and the longest session (6
 * min): so far back a burst can be followed from any part of a day.
 */
export const BURST_SECONDS_MAX = 3_240;

/**
 * The burst of every session. `ordered`: by start, then by id. At most one session continues
 * another.
 * @example 10:00 to 10:05 ended by seal, and 10:05 to 10:08 of the same key
 * // both map to one burst that began at 10:00
 */
export function bursts<S extends AnySession>(ordered: readonly S[]): ReadonlyMap<S, Burst> {
  type Growing = { -readonly [Name in keyof Burst]: Burst[Name] };
  const of = new Map<S, Growing>();
  const sealed = new Map<string, Growing[]>();
  for (const session of ordered) {
    const key = `${keyOf(session)} ${session.deviceId}`;
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
 * The burst of a session that has no predecessor and no successor.
 * @example burstAlone(10:00 to 10:05 of coding) // began 10:00, ended 10:05
 */
export function burstAlone(session: AnySession): Burst {
  const { startedAt, endedAt, kind = "coding" } = session;
  return {
    startedAt,
    endedAt: Math.min(endedAt, startedAt + BURST_SECONDS_MAX),
    kind,
    key: keyOf(session),
    deviceId: session.deviceId,
    id: session.id,
  };
}

/**
 * Compares the claims of two bursts to an instant; negative when `b` owns it. The first difference
 * decides:
 * 1. a burst that is not yet long, before a long one
 * 2. of two long ones: the later key, then the later device id
 * 3. the one that began last
 * 4. coding, before a website
 * 5. the one that ended first: it was the interruption
 * 6. the later key, then the later id of the first session
 * Ids of other sessions never decide, because they change with the moments of sealing.
 */
export function byClaim(a: Burst, b: Burst, at: EpochSeconds): number {
  const [isLongA, isLongB] = [isLong(a, at), isLong(b, at)];
  if (isLongA && isLongB) return compare(a.key, b.key) || compare(a.deviceId, b.deviceId);
  if (isLongA || isLongB) return isLongA ? -1 : 1;
  return (
    a.startedAt - b.startedAt ||
    Number(a.kind === "coding") - Number(b.kind === "coding") ||
    b.endedAt - a.endedAt ||
    compare(a.key, b.key) ||
    compare(a.id, b.id)
  );
}

/** Whether a burst is at least BURST_SECONDS_MAX old at an instant. */
export function isLong({ startedAt }: Pick<Burst, "startedAt">, at: EpochSeconds): boolean {
  return at - startedAt >= BURST_SECONDS_MAX;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Keys of coding sort after those of sites: of two long bursts coding owns the instant. */
function keyOf(session: AnySession): string {
  if (session.kind === "website")
    return JSON.stringify(["a site", session.domain, session.browser]);
  const { project, language, branch, editor, actor } = session;
  return JSON.stringify(["coding", project, language, branch, editor, actor]);
}
