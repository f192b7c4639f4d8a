import type { Day } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import type { DerivedDay } from "../../stats/derived-day.ts";
import { keepSiteDays, type KeptSiteDays } from "../../stats/keep-site-days.ts";
import { updateDays } from "../../stats/update-days.ts";
import type { Ctx } from "../../trpc/context.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";

/**
 * Derives days of a person and everything that follows from them, as many transactions as there are
 * calendar months in them: a run that is interrupted keeps what it has done.
 */
export async function deriveDays(
  ctx: Ctx<"databases">,
  userId: string,
  days: readonly Day[],
): Promise<void> {
  const months = Map.groupBy(new Set(days), (day) => day.slice(0, 7));
  for (const ofMonth of months.values())
    await deriveTransaction(ctx.databases.worker, userId, async (tx) => {
      await derive(tx, userId, ofMonth);
    });
}

/**
 * Keeps what the oldest days before `before` add up to on websites, before their visits are
 * deleted: keepSiteDays() with the steps of deriveDays(), in one transaction.
 */
export async function keepDays(
  ctx: Ctx<"databases">,
  userId: string,
  before: Day,
): Promise<KeptSiteDays> {
  return await deriveTransaction(ctx.databases.worker, userId, (tx) =>
    keepSiteDays(tx, userId, before, (days) => derive(tx, userId, days)),
  );
}

/**
 * Everything that is derived from days of one calendar month, in one transaction and in this order,
 * written here and nowhere else. Every step derives again and sets, so that running twice, late or
 * out of order changes nothing.
 */
async function derive(
  tx: WorkerTx,
  userId: string,
  days: readonly Day[],
): Promise<readonly DerivedDay[]> {
  return await updateDays(tx, userId, days);
}
