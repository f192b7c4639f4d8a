import { SESSION_SECONDS_MAX } from "../activity/coding-session.ts";
import type { EpochSeconds } from "../time/instant.ts";
import { bursts } from "./bursts.ts";
import type { AnySession } from "./interval.ts";
import { inOrder } from "./resolve.ts";

/**
 * Whether sessions that start at `from` or later are too few to tell who owns the instants from
 * `startsAt` on: two bursts go on without a break from before `from`, perhaps, until `startsAt`. Then
 * read sessions from earlier on, because the burst that began last is the owner (rule 1).
 * @example two machines sealed from 20:00 to 03:00; from 22:00, startsAt 00:00 // true
 */
export function reachesBack(
  sessions: readonly AnySession[],
  from: EpochSeconds,
  startsAt: EpochSeconds,
): boolean {
  const atFirst = inOrder(sessions.filter(({ startedAt }) => startedAt < startsAt));
  const unbroken = [...new Set(bursts(atFirst).values())].filter(
    ({ startedAt, endedAt }) => startedAt <= from + SESSION_SECONDS_MAX && endedAt >= startsAt,
  );
  return unbroken.length > 1;
}
