import { type DeriveContext, deriveDays } from "./derive-days.ts";
import { dueDaysOfLatestMonth, dueDaysLeft } from "./dirty-days.store.ts";

/** Months that one call derives unless it is told otherwise. */
const MONTHS_PER_CALL = 12;

/**
 * Derives the dirty days of a person month by month, the latest month first, at most `monthsMax`
 * months. Gives the number of days that are still due: 0 means done; days that were set aside are
 * not due. Every month is a transaction
 * of its own, so a run can be killed at any moment and the next one goes on; two at once do no
 * harm. Days that become dirty meanwhile are taken along or left for the next call.
 * @example while ((await rederiveDays(ctx, userId)).daysLeft > 0); // after a change of the time
 * zone
 */
export async function rederiveDays(
  ctx: DeriveContext,
  userId: string,
  monthsMax = MONTHS_PER_CALL,
): Promise<{ daysLeft: number }> {
  for (let month = 0; month < monthsMax; month += 1) {
    const days = await dueDaysOfLatestMonth(ctx.databases.worker, userId);
    if (days.length === 0) return { daysLeft: 0 };
    await deriveDays(ctx, userId, days);
  }
  return { daysLeft: await dueDaysLeft(ctx.databases.worker, userId) };
}
