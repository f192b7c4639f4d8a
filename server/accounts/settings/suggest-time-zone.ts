import type { Settings } from "@streakline/shared/accounts/settings.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { devicesOf } from "../devices/devices.store.ts";
import { guessTimeZone, rederiveAllDays, settingsOf } from "./settings.store.ts";

/**
 * Takes the zone of the browser in which somebody looks at the dashboard as their own while they
 * have neither chosen one nor connected a device, whose zone is the better guess; a key made by
 * hand says nothing about where they are. Gives the settings as they stand then. Throws
 * `bad_time_zone`.
 */
export async function suggestTimeZone(
  ctx: Ctx<"databases">,
  userId: string,
  name: string,
): Promise<Settings> {
  const timeZone = canonicalTimeZone(name);
  if (timeZone === null) throw new DomainError("bad_time_zone");
  return asUser(ctx.databases.app, userId, async (tx) => {
    // Waits for a device that is being connected at this moment, so that its zone is not replaced.
    await settingsOf(tx, userId, { lock: true });
    const isOnlyGuess = (await devicesOf(tx, userId)).every(({ kind }) => kind === "api");
    if (isOnlyGuess && (await guessTimeZone(tx, userId, timeZone)))
      await rederiveAllDays(tx, userId);
    return (await settingsOf(tx, userId)).settings;
  });
}
