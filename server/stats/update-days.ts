import { setImmediate as nextTurn } from "node:timers/promises";
import { STREAK_SECONDS_MIN_DEFAULT } from "@streakline/shared/stats/streak.ts";
import { CONTEXT_SECONDS } from "@streakline/shared/timeline/timeline.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../trpc/context.ts";
import { deriveDay } from "./derive-day.ts";
import {
  countingBasis,
  daysToKeep,
  type DerivedDay,
  deriving,
  keepRemains,
  markClean,
  type DeriveTx,
  replaceDays,
  sessionsBetween,
  SESSIONS_MAX,
  type StoredSession,
  type StoredVisit,
  visitsBetween,
} from "./derive.store.ts";

/**
 * Derives a day of a person from their sessions and sets its rows: daily stats, breakdown, the
 * month's rows, streaks. Running it again, late, twice at once or after any order of batches ends
 * in the same rows. The day stays dirty when sessions arrived meanwhile; then it has to run again.
 */
export async function updateDay(ctx: Ctx<"databases">, userId: string, day: Day): Promise<void> {
  await updateDays(ctx, userId, [day]);
}

/**
 * The same for any days. Days of one calendar month are loaded once and set in one transaction;
 * months follow each other, so that a run that is interrupted keeps what it has done.
 */
export async function updateDays(
  ctx: Ctx<"databases">,
  userId: string,
  days: readonly Day[],
): Promise<void> {
  const months = Map.groupBy(new Set(days), (day) => day.slice(0, 7));
  for (const ofMonth of months.values()) {
    await deriving(ctx.databases.worker, userId, (tx) =>
      deriveAndSet(tx, userId, ofMonth.toSorted()),
    );
  }
}

async function deriveAndSet(
  tx: DeriveTx,
  userId: string,
  days: readonly Day[],
): Promise<DerivedDay[]> {
  // what is read later is as new or newer than the revisions, so a day never becomes clean with
  // sessions left out
  const basis = await countingBasis(tx, userId, days);
  const { settings, revisions } = basis;
  const load = async (from: Day, to: Day): Promise<[StoredSession[], StoredVisit[]]> => {
    const [startsAt, endsAt] = [
      dayBounds(from, settings).startsAt - CONTEXT_SECONDS,
      dayBounds(to, settings).endsAt + CONTEXT_SECONDS,
    ];
    return await Promise.all([
      sessionsBetween(tx, userId, startsAt, endsAt),
      visitsBetween(tx, userId, startsAt, endsAt),
    ]);
  };
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const all = await load(first, last);
  const isAll = all.every(({ length }) => length < SESSIONS_MAX);
  const derived: DerivedDay[] = [];
  for (const day of days) {
    // Requests and other people's days come in between.
    if (days.length > 1) await nextTurn();
    const [sessions, visits] = isAll ? all : await load(day, day);
    derived.push(deriveDay(day, sessions, settings, { ...basis, visits }));
  }
  await replaceDays(tx, userId, derived, STREAK_SECONDS_MIN_DEFAULT, basis.hasSites);
  await markClean(tx, userId, revisions);
  return derived;
}

/** Days that one transaction keeps the remains of. */
const KEPT_AT_ONCE = 31;

/**
 * Derives the days before `before` that have visits to websites a last time from them, and keeps
 * which seconds belonged to websites, so that the visits can be deleted afterwards and the days
 * still add up to the same, however often they are derived again (see deriveDay()). A month at a
 * time; killed at any moment, the next call goes on. Gives how many days it kept, and from which
 * instant on visits are still needed: those of the day `before`, and CONTEXT_SECONDS before it.
 */
export async function keepSiteDays(
  ctx: Ctx<"databases">,
  userId: string,
  before: Day,
): Promise<{ days: number; neededFrom: EpochSeconds }> {
  let kept = 0;
  while (true) {
    const { days, neededFrom } = await deriving(ctx.databases.worker, userId, async (tx) => {
      const { settings } = await countingBasis(tx, userId, []);
      const bounds = dayBounds(before, settings);
      const found = await daysToKeep(tx, userId, bounds, settings, KEPT_AT_ONCE);
      for (const ofMonth of Map.groupBy(found, (day) => day.slice(0, 7)).values()) {
        await keepRemains(tx, userId, await deriveAndSet(tx, userId, ofMonth));
      }
      return { days: found.length, neededFrom: bounds.startsAt - CONTEXT_SECONDS };
    });
    kept += days;
    if (days < KEPT_AT_ONCE) return { days: kept, neededFrom };
  }
}
