import type { PersonsSettings } from "@streakline/shared/accounts/settings.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { changingDays } from "../../read/change-days.store.ts";
import type { Ctx } from "../../trpc/context.ts";
import { devicesOf } from "../devices/devices.store.ts";
import { guessTimeZone, rederiveAllDays, settingsOf } from "./settings.store.ts";

/**
 * Takes the zone of the browser that shows the dashboard as the person's own, unless they chose a
 * zone or connected a device, whose zone is the better guess. Keys made by hand (kind `api`) are no
 * devices here. Returns the settings after it. Throws `bad_time_zone`, and `rederive_running` like
 * changingDays().
 */
export async function suggestTimeZone(
  ctx: Ctx<"databases">,
  userId: string,
  name: string,
): Promise<PersonsSettings> {
  const timeZone = canonicalTimeZone(name);
  if (timeZone === null) throw new DomainError("bad_time_zone");
  return changingDays(ctx.databases.app, userId, async (tx) => {
    // changingDays() waited for a device that was being connected, so its zone is not replaced.
    const isOnlyGuess = (await devicesOf(tx, userId)).every(({ kind }) => kind === "api");
    if (isOnlyGuess && (await guessTimeZone(tx, userId, timeZone)))
      await rederiveAllDays(tx, userId);
    return (await settingsOf(tx, userId)).settings;
  });
}
