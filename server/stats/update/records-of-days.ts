import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import {
  sessionsBetween,
  type StoredSession,
  type StoredVisit,
  visitsBetween,
} from "../../read/sessions.store.ts";
import { widened } from "../../read/widened.ts";
import type { StoredScores } from "../derive/derived-day.ts";
import { scoresBetween } from "../write/set-scores.store.ts";

/** Records of days and their stored scores, sorted by start. */
export type DayRecords = {
  sessions: StoredSession[];
  visits: StoredVisit[];
  stored: { coding: StoredScores[]; visits: StoredScores[] };
};

/**
 * The records of the days `from` to `to` and around them, as widened() reads them. Null above
 * SESSIONS_MAX.
 */
export async function recordsOfDays(
  tx: WorkerTx,
  userId: string,
  from: Day,
  to: Day,
  settings: CountingSettings,
): Promise<DayRecords | null> {
  const range = {
    startsAt: dayBounds(from, settings).startsAt,
    endsAt: dayBounds(to, settings).endsAt,
  };
  try {
    return await widened(range, async (around) => {
      const [sessions, visits, coding, ofVisits] = await Promise.all([
        sessionsBetween(tx.sql, userId, around),
        visitsBetween(tx.sql, userId, around),
        scoresBetween(tx, userId, "coding", around),
        scoresBetween(tx, userId, "visits", around),
      ]);
      return { sessions, visits, stored: { coding, visits: ofVisits } };
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === "too_many_sessions") return null;
    throw error;
  }
}
