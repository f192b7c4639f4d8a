import type { EndedBy } from "../activity/coding-session.ts";
import type { EpochSeconds } from "../time/instant.ts";
import type { AnySession } from "./interval.ts";

/**
 * Sessions that were one until a seal cut them: same device and same project or site with all its
 * dimensions, the earlier one ended by `seal` in the second in which the later one starts. Rule 1
 * compares the starts of bursts, so that seals change nothing.
 */
export type Burst = {
  readonly startedAt: EpochSeconds;
  /** End of the last session. */
  readonly endedAt: EpochSeconds;
  /** How the last session ended. */
  readonly endedBy: EndedBy;
  /** Whether anything was counted in one of its sessions. */
  readonly isActive: boolean;
  readonly kind: "coding" | "website";
  /** Kind and dimensions but the device. */
  readonly key: string;
  readonly deviceId: string;
  /** Id of the first session, which no later seal changes. */
  readonly id: string;
};

/**
 * Of two bursts that began in the same second, the one that ended first owns it. Ends more than 54
 * minutes after the start count as equal, so that the sessions within CONTEXT_SECONDS after a day
 * are enough to derive it.
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
    const { startedAt, endedAt, endedBy } = session;
    const key = `${keyOf(session)} ${session.deviceId}`;
    const burst: Growing = sealed.get(`${key} ${startedAt}`)?.shift() ?? burstAlone(session);
    burst.endedAt = endedAt;
    burst.endedBy = endedBy;
    burst.isActive ||= isActive(session);
    of.set(session, burst);
    if (endedBy !== "seal") continue;
    const place = `${key} ${endedAt}`;
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
  const { startedAt, endedAt, endedBy, deviceId, id, kind = "coding" } = session;
  return {
    startedAt,
    endedAt,
    endedBy,
    isActive: isActive(session),
    kind,
    key: keyOf(session),
    deviceId,
    id,
  };
}

function isActive(session: AnySession): boolean {
  return session.kind === "website" || session.isActive === true;
}

/**
 * Compares the claims of two bursts to an instant that lies in both; negative when `b` owns it. The
 * first difference decides:
 * 1. the one that began last
 * 2. coding, before a website
 * 3. the one that ended first: it was the interruption (see BURST_SECONDS_MAX)
 * 4. the one whose first session has the later time in its id: of sessions that begin in the same
 * second, a client dates the later ones by milliseconds more
 * 5. the later key, then the later id of the first session. Only bursts that cannot be told apart
 * by anything that was measured come so far.
 * Ids of other sessions never decide, because they change with the moments of sealing.
 */
export function byClaim(a: Burst, b: Burst): number {
  return (
    a.startedAt - b.startedAt ||
    Number(a.kind === "coding") - Number(b.kind === "coding") ||
    cappedEnd(b) - cappedEnd(a) ||
    compare(timeOf(a.id), timeOf(b.id)) ||
    compare(a.key, b.key) ||
    compare(a.id, b.id)
  );
}

function cappedEnd({ startedAt, endedAt }: Burst): EpochSeconds {
  return Math.min(endedAt, startedAt + BURST_SECONDS_MAX);
}

/** The milliseconds of a UUID version 7, as text that sorts like them. */
function timeOf(id: string): string {
  return id.slice(0, 13);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function keyOf(session: AnySession): string {
  if (session.kind === "website")
    return JSON.stringify(["a site", session.domain, session.browser]);
  const { project, language, branch, editor, actor } = session;
  return JSON.stringify(["coding", project, language, branch, editor, actor]);
}
