import type { CountingSettings } from "@streakline/shared/accounts/settings.ts";
import { CONTEXT_SECONDS } from "@streakline/shared/timeline/timeline.ts";
import { dayBounds } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import { countingBasis } from "./counting-basis.store.ts";
import type { DerivedDay } from "../derive/derived-day.ts";
import { firstPart } from "./first-part.store.ts";
import { recordsOfDays } from "./records-of-days.ts";
import { daysToKeep, keepRemains } from "./site-remains.store.ts";

/** Most days per transaction; fewer where they have many records (firstPart()). */
const KEPT_AT_ONCE = 31;

/** The result of keepSiteDays(). */
export type KeptSiteDays = {
  days: Day[];
  /** Whether there are more days to keep. */
  isMore: boolean;
  /** Start of the visits that are still needed. */
  neededFrom: EpochSeconds;
};

/**
 * Derives the oldest days before `before` from their visits for the last time, and keeps which
 * seconds belonged to websites. After that the visits can be deleted, and the days keep their sums
 * however often they are derived (see deriveDay()). One call keeps at most a month, in the given
 * transaction. `derive` runs the steps of the pipeline in it, for days of one calendar month. Still
 * needed are visits of the day `before`, of days that could not be derived, and those before either
 * that decide who owns its first seconds.
 */
export async function keepSiteDays(
  tx: WorkerTx,
  userId: string,
  before: Day,
  derive: (days: readonly Day[]) => Promise<readonly DerivedDay[]>,
): Promise<KeptSiteDays> {
  const { settings } = await countingBasis(tx, userId, []);
  const found = await daysToKeep(tx, userId, dayBounds(before, settings), settings, KEPT_AT_ONCE);
  const asked = await firstPart(tx, userId, found);
  const kept = new Set<Day>();
  for (const ofMonth of Map.groupBy(asked, (day) => day.slice(0, 7)).values()) {
    const derived = await derive(ofMonth);
    await keepRemains(tx, userId, derived);
    for (const { day } of derived) kept.add(day);
  }
  const refused = asked.find((day) => !kept.has(day));
  return {
    days: [...kept],
    isMore: (asked.length < found.length || found.length === KEPT_AT_ONCE) && refused === undefined,
    neededFrom: await neededFrom(tx, userId, refused ?? before, settings),
  };
}

/**
 * Start of the visits that a day needs: CONTEXT_SECONDS before it, or earlier where a visit and
 * another activity run on into it without a break (see widened()).
 */
async function neededFrom(
  tx: WorkerTx,
  userId: string,
  day: Day,
  settings: CountingSettings,
): Promise<EpochSeconds> {
  const from = dayBounds(day, settings).startsAt - CONTEXT_SECONDS;
  const [first] = (await recordsOfDays(tx, userId, day, day, settings))?.visits ?? [];
  return Math.min(from, first?.startedAt ?? from);
}
