import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import {
  EARLIER_DAY_RULES_MAX,
  type PersonsSettings,
  type SettingsChange,
} from "@streakline/shared/accounts/settings.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { changeDays, firstChange } from "@streakline/shared/time/change-days.ts";
import { addDays, dayOf } from "@streakline/shared/time/days.ts";
import { FUTURE_SECONDS_MAX } from "@streakline/shared/time/instant.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { changingDays } from "../../read/change-days.store.ts";
import type { Ctx } from "../../trpc/context.ts";
import { rederiveProgress } from "../../read/rederive-progress.store.ts";
import { rederiveAllDays, settingsOf, storeSettings } from "./settings.store.ts";

/**
 * Changes settings. If one of them decides how time is counted, all days that it can change are
 * derived again, newest first, and the answer gives their number: a time zone and a start of day
 * that hold from some second on change no day before it (rule 3). Throws `bad_time_zone`,
 * `holds_from_future`, `too_many_day_rules`, and `rederive_running` like changingDays().
 */
export async function updateSettings(
  ctx: Ctx<"databases" | "enqueueRederive" | "clock">,
  userId: string,
  { holdsFrom, ...change }: SettingsChange,
): Promise<{ settings: PersonsSettings; rederive: RederiveProgress }> {
  const now = ctx.clock();
  if (typeof holdsFrom === "number" && holdsFrom > now + FUTURE_SECONDS_MAX)
    throw new DomainError("holds_from_future");
  const timeZone = change.timeZone === undefined ? undefined : canonicalTimeZone(change.timeZone);
  if (timeZone === null) throw new DomainError("bad_time_zone");
  const { chosen, isCountedAnew, rederive } = await changingDays(
    ctx.databases.app,
    userId,
    async (tx) => {
      const { settings: before, timeZoneIsGuessed } = await settingsOf(tx, userId);
      const { dayStartsAtMinutes } = change;
      const from = holdsFrom ?? (timeZoneIsGuessed ? "always" : "now");
      const days = changeDays(
        before,
        withoutUndefined({ timeZone, dayStartsAtMinutes }),
        from === "now" ? now : from,
      );
      if (days.earlier.length > EARLIER_DAY_RULES_MAX)
        throw new DomainError("too_many_day_rules", { max: EARLIER_DAY_RULES_MAX });
      const chosen: PersonsSettings = {
        ...before,
        ...withoutUndefined(change),
        ...days,
        earlier: [...days.earlier],
      };
      await storeSettings(tx, userId, chosen, timeZoneIsGuessed && timeZone === undefined);
      const isOtherwise =
        chosen.gapMinutes !== before.gapMinutes || chosen.awayMinutes !== before.awayMinutes;
      const since = isOtherwise ? "always" : firstChange(before, chosen);
      if (since === "always") await rederiveAllDays(tx, userId);
      else if (since !== null) await rederiveAllDays(tx, userId, addDays(dayOf(since, before), -1));
      return {
        chosen,
        isCountedAnew: since !== null,
        rederive: await rederiveProgress(tx, userId),
      };
    },
  );
  if (isCountedAnew && rederive.daysLeft > 0) ctx.enqueueRederive(userId);
  return { settings: chosen, rederive };
}

type Defined<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(change: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
