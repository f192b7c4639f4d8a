import { type DeriveContext, deriveDays } from "./derive-days.ts";
import { dueDaysOfLatestMonth, dueDaysLeft } from "./dirty-days.store.ts";

/** Default of `monthsMax`. */
const MONTHS_PER_CALL = 12;

/**
 * Derives a person's dirty days month by month, latest first, at most `monthsMax` months. Gives the
 * number of days still due; 0 means done. Days that were set aside are not due. Each month is one
 * transaction, so the next call continues after a crash, and parallel calls do no harm. Days that
 * become dirty in the meantime are derived in this call or the next. `isOver` is asked between
 * transactions: it ends the call early.
 * @example while ((await rederiveDays(ctx, userId)).daysLeft > 0);
 * // after a change of the time zone
 */
export async function rederiveDays(
  ctx: DeriveContext,
  userId: string,
  monthsMax = MONTHS_PER_CALL,
  isOver: () => boolean = () => false,
): Promise<{ daysLeft: number }> {
  for (let month = 0; month < monthsMax && !isOver(); month += 1) {
    const days = await dueDaysOfLatestMonth(ctx.databases.worker, userId);
    if (days.length === 0) return { daysLeft: 0 };
    await deriveDays(ctx, userId, days, isOver);
  }
  return { daysLeft: await dueDaysLeft(ctx.databases.worker, userId) };
}
