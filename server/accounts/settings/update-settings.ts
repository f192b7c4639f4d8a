import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import type { Settings } from "@streakline/shared/accounts/settings.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { changingDays } from "../../read/change-days.store.ts";
import type { Ctx } from "../../trpc/context.ts";
import { rederiveProgress } from "../../read/rederive-progress.store.ts";
import { rederiveAllDays, settingsOf, storeSettings } from "./settings.store.ts";

/**
 * Changes settings. If one of them decides how time is counted, all days are derived again, newest
 * first, and the answer gives their number. Throws `bad_time_zone`, and `rederive_running` like
 * changingDays().
 */
export async function updateSettings(
  ctx: Ctx<"databases" | "enqueueRederive">,
  userId: string,
  change: Partial<Settings>,
): Promise<{ settings: Settings; rederive: RederiveProgress }> {
  const timeZone = change.timeZone === undefined ? undefined : canonicalTimeZone(change.timeZone);
  if (timeZone === null) throw new DomainError("bad_time_zone");
  const { chosen, isCountedAnew, rederive } = await changingDays(
    ctx.databases.app,
    userId,
    async (tx) => {
      const { settings: before, timeZoneIsGuessed } = await settingsOf(tx, userId);
      const chosen: Settings = {
        ...before,
        ...withoutUndefined(change),
        timeZone: timeZone ?? before.timeZone,
      };
      await storeSettings(tx, userId, chosen, timeZoneIsGuessed && timeZone === undefined);
      const isCountedAnew =
        chosen.timeZone !== before.timeZone ||
        chosen.dayStartsAtMinutes !== before.dayStartsAtMinutes ||
        chosen.gapMinutes !== before.gapMinutes ||
        chosen.awayMinutes !== before.awayMinutes;
      if (isCountedAnew) await rederiveAllDays(tx, userId);
      return { chosen, isCountedAnew, rederive: await rederiveProgress(tx, userId) };
    },
  );
  if (isCountedAnew && rederive.daysLeft > 0) ctx.enqueueRederive(userId);
  return { settings: chosen, rederive };
}

function withoutUndefined(change: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
