import { STREAK_SECONDS_MIN_DEFAULT } from "@streakline/shared/stats/streak.ts";
import { CONTEXT_SECONDS } from "@streakline/shared/activity/timeline.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../trpc/context.ts";
import { deriveDay } from "./derive-day.ts";
import {
  countingBasis,
  deriving,
  markClean,
  type DeriveTx,
  replaceDays,
  sessionsBetween,
  SESSIONS_MAX,
  type StoredSession,
} from "./derive.store.ts";

/**
 * Derives a day of a person from their sessions and sets its rows: daily stats, breakdown, the month's rows, streaks. Running it again, late,
 * twice at once or after any order of batches ends in the same rows. The day stays dirty when sessions arrived meanwhile; then it has to run again.
 */
export async function updateDay(ctx: Ctx<"databases">, userId: string, day: Day): Promise<void> {
  await updateDays(ctx, userId, [day]);
}

/**
 * The same for any days. Days of one calendar month are loaded once and set in one transaction; months follow each other, so that a run that
 * is interrupted keeps what it has done.
 */
export async function updateDays(ctx: Ctx<"databases">, userId: string, days: readonly Day[]): Promise<void> {
  const months = Map.groupBy(new Set(days), (day) => day.slice(0, 7));
  for (const ofMonth of months.values()) {
    await deriving(ctx.databases.worker, userId, (tx) => deriveAndSet(tx, userId, ofMonth.toSorted()));
  }
}

async function deriveAndSet(tx: DeriveTx, userId: string, days: readonly Day[]): Promise<void> {
  // what is read later is as new or newer than the revisions, so a day never becomes clean with sessions left out
  const { settings, revisions } = await countingBasis(tx, userId, days);
  const load = (from: Day, to: Day): Promise<StoredSession[]> =>
    sessionsBetween(tx, userId, dayBounds(from, settings).startsAt - CONTEXT_SECONDS, dayBounds(to, settings).endsAt + CONTEXT_SECONDS);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return;
  const all = await load(first, last);
  const derived = [];
  for (const day of days) derived.push(deriveDay(day, all.length < SESSIONS_MAX ? all : await load(day, day), settings));
  await replaceDays(tx, userId, derived, STREAK_SECONDS_MIN_DEFAULT);
  await markClean(tx, userId, revisions);
}
