import type { TimelineSession } from "@streakline/shared/timeline/interval.ts";
import { reachesBack } from "@streakline/shared/timeline/reaches-back.ts";
import { type SiteSession, siteSession } from "@streakline/shared/timeline/site-session.ts";
import { CONTEXT_SECONDS, type Range } from "@streakline/shared/timeline/timeline.ts";
import type { EpochSeconds, Seconds } from "@streakline/shared/time/instant.ts";
import type { Between } from "./sessions.store.ts";

/**
 * Furthest look back, in seconds: 64 hours. Nobody works without a break of two minutes on two
 * machines for that long.
 */
const BACK_SECONDS_MAX = 230_400;

type Visit = Omit<SiteSession, "kind" | "category" | "weight">;
type Records = { readonly sessions: readonly TimelineSession[]; readonly visits: readonly Visit[] };

/**
 * Reads the records that a timeline of `range` needs: those that start from CONTEXT_SECONDS before
 * it to as long after it, and from earlier on while they reach back (see reachesBack()). Throws what
 * `read` throws.
 */
export async function widened<T extends Records>(
  range: Range,
  read: (around: Between) => Promise<T>,
): Promise<T> {
  let back = CONTEXT_SECONDS;
  for (;;) {
    const records = await read(around(range, back));
    if (isEnough(records, range, back)) return records;
    back *= 2;
  }
}

/** widened() for records that were read already: `slice` gives those of a span. */
export function widenedSlice<T extends Records>(range: Range, slice: (around: Between) => T): T {
  let back = CONTEXT_SECONDS;
  for (;;) {
    const records = slice(around(range, back));
    if (isEnough(records, range, back)) return records;
    back *= 2;
  }
}

/**
 * Whether what is counted from an instant on depends on records from more than CONTEXT_SECONDS
 * before it. `records`: those that start in these seconds, at least.
 */
export function dependsOnEarlier(records: Records, at: EpochSeconds): boolean {
  return !isEnough(records, { startsAt: at, endsAt: at }, CONTEXT_SECONDS);
}

function around({ startsAt, endsAt }: Range, back: Seconds): Between {
  return { startsAt: startsAt - back, endsAt: endsAt + CONTEXT_SECONDS };
}

function isEnough({ sessions, visits }: Records, { startsAt }: Range, back: Seconds): boolean {
  if (back >= BACK_SECONDS_MAX) return true;
  const before = visits.filter((visit) => visit.startedAt < startsAt);
  const sites = before.map((visit) => siteSession(visit, visit.deviceId, UNKNOWN));
  return !reachesBack([...sessions, ...sites], startsAt - back, startsAt);
}

const UNKNOWN = { category: "uncategorised", weight: 0.5 } as const;
