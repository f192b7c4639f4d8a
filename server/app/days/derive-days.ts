import type { Day } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import type { DerivedDay } from "../../stats/derive/derived-day.ts";
import { firstPart } from "../../stats/update/first-part.store.ts";
import { keepSiteDays, type KeptSiteDays } from "../../stats/update/keep-site-days.ts";
import { updateDays } from "../../stats/update/update-days.ts";
import type { Ctx } from "../../trpc/context.ts";
import { announceDays } from "./days-derived.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";

/** What deriving works with. */
export type DeriveContext = Ctx<"databases"> & {
  /**
   * Told when announcements were committed, so that they go out at once. Without it the next run of
   * the relay finds them.
   */
  wakeOutbox?: () => void;
};

/**
 * Derives days of a person and all that follows from them. One transaction has days of one calendar
 * month, and no more of them than firstPart() gives, so that a change of settings waits for a short
 * time only. An interrupted run keeps its finished transactions. `isOver` is asked between them: it
 * leaves the other days as they are.
 */
export async function deriveDays(
  ctx: DeriveContext,
  userId: string,
  days: readonly Day[],
  isOver: () => boolean = () => false,
): Promise<void> {
  const months = Map.groupBy(new Set(days), (day) => day.slice(0, 7));
  for (const ofMonth of months.values()) {
    let left = ofMonth.toSorted();
    while (left.length > 0 && !isOver()) {
      const days = left;
      const { length } = await deriveTransaction(ctx.databases.worker, userId, async (tx) => {
        const part = await firstPart(tx, userId, days);
        await derive(tx, userId, part);
        return part;
      });
      left = left.slice(length);
      ctx.wakeOutbox?.();
    }
  }
}

/**
 * Keeps the website sums of the oldest days before `before`, before their visits are deleted:
 * keepSiteDays() with the steps of deriveDays(), in one transaction.
 */
export async function keepDays(
  ctx: DeriveContext,
  userId: string,
  before: Day,
): Promise<KeptSiteDays> {
  const kept = await deriveTransaction(ctx.databases.worker, userId, (tx) =>
    keepSiteDays(tx, userId, before, (days) => derive(tx, userId, days)),
  );
  ctx.wakeOutbox?.();
  return kept;
}

/**
 * The only place that names the derived steps and their order: all that follows from days of one
 * calendar month, in one transaction. Each step derives again and sets, so that running twice, late
 * or out of order changes nothing.
 */
async function derive(
  tx: WorkerTx,
  userId: string,
  days: readonly Day[],
): Promise<readonly DerivedDay[]> {
  const derived = await updateDays(tx, userId, days);
  await announceDays(
    tx,
    userId,
    derived.map(({ day }) => day),
  );
  return derived;
}
