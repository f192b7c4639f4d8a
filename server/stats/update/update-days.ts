import { setImmediate as nextTurn } from "node:timers/promises";
import { STREAK_SECONDS_MIN_DEFAULT } from "@streakline/shared/stats/streak.ts";
import { CONTEXT_SECONDS } from "@streakline/shared/timeline/timeline.ts";
import { addDays } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import { dependsOnEarlier } from "../../read/widened.ts";
import { between } from "../derive/between.ts";
import { countingBasis } from "./counting-basis.store.ts";
import { deriveDay } from "../derive/derive-day.ts";
import type { DerivedDay } from "../derive/derived-day.ts";
import { markClean, markDirty, setAside } from "./dirty-days.store.ts";
import { type DayRecords, recordsOfDays } from "./records-of-days.ts";
import { replaceDays } from "../write/replace-days.ts";
import { scoreChanges, type ScoreChanges } from "../derive/score-changes.ts";

/**
 * A step of the pipeline: derives days of a person in one calendar month from their sessions, and
 * sets their rows in daily stats, breakdowns, the month, streaks and scores. Runs in the given
 * transaction, one at a time per person. Repetition and the order of batches do not change the
 * result. A day stays dirty when sessions arrived in the meantime, and must be derived again. The day
 * after the last one is marked when sessions without a break run on into it. A day
 * with more than SESSIONS_MAX sessions is set aside with the code `too_many_sessions` and keeps its
 * rows. Gives the derived days.
 */
export async function updateDays(
  tx: WorkerTx,
  userId: string,
  days: readonly Day[],
): Promise<DerivedDay[]> {
  const sorted = [...new Set(days)].toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  // Records are read after the revisions, so a day never becomes clean without its sessions.
  const basis = await countingBasis(tx, userId, sorted);
  const { settings } = basis;
  const revisions = new Map(basis.revisions);
  const refused = new Map<Day, number>();
  const derived: DerivedDay[] = [];
  const following: Day[] = [];
  const scores: Record<"coding" | "visits", ScoreChanges[]> = { coding: [], visits: [] };
  const whole = await recordsOfDays(tx, userId, first, last, settings);
  for (const day of sorted) {
    // Yield to the event loop between days.
    if (sorted.length > 1) await nextTurn();
    const records = whole ?? (await recordsOfDays(tx, userId, day, day, settings));
    if (records === null) {
      refused.set(day, revisions.get(day) ?? 1);
      revisions.delete(day);
      continue;
    }
    const { sessions, visits, stored } = records;
    const one = deriveDay(day, sessions, settings, { ...basis, visits });
    derived.push(one);
    for (const kind of ["coding", "visits"] as const)
      scores[kind].push(scoreChanges(one.bounds, one.scores[kind], stored[kind]));
    const next = addDays(day, 1);
    if (!sorted.includes(next) && runsOn(records, one.bounds.endsAt)) following.push(next);
  }
  await replaceDays(tx, userId, derived, {
    scores,
    hasSites: basis.hasSites,
    streakSecondsMin: STREAK_SECONDS_MIN_DEFAULT,
  });
  await setAside(tx, userId, refused, "too_many_sessions", revisions.keys());
  await markClean(tx, userId, revisions);
  await markDirty(tx, userId, following);
  return derived;
}

/**
 * Whether the next day depends on more of this day than its last hours, because two bursts go on
 * without a break: a late session then changes that day too, although it lies far from it.
 */
function runsOn({ sessions, visits }: DayRecords, endsAt: EpochSeconds): boolean {
  const last = { startsAt: endsAt - CONTEXT_SECONDS, endsAt };
  const near = { sessions: between(sessions, last), visits: between(visits, last) };
  return dependsOnEarlier(near, endsAt);
}
