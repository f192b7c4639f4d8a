import { settings } from "@streakline/drizzle/schema/accounts.ts";
import { type PersonsSettings, SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../../platform/database/db.ts";

export type StoredSettings = { settings: PersonsSettings; timeZoneIsGuessed: boolean };

/** Settings of the acting person; defaults if none are stored. */
export async function settingsOf(tx: Tx, userId: string): Promise<StoredSettings> {
  const [row] = await tx.select().from(settings).where(eq(settings.userId, userId));
  if (row === undefined)
    return { settings: { ...SETTINGS_DEFAULT, earlier: [] }, timeZoneIsGuessed: true };
  const { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes, weekStartsOn } = row;
  const { timeZoneIsGuessed, earlierDayRules: earlier } = row;
  return {
    settings: { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes, weekStartsOn, earlier },
    timeZoneIsGuessed,
  };
}

/** Stores the person's settings. */
export async function storeSettings(
  tx: Tx,
  userId: string,
  { earlier, ...chosen }: PersonsSettings,
  timeZoneIsGuessed: boolean,
): Promise<void> {
  const values = {
    ...chosen,
    earlierDayRules: earlier,
    timeZoneIsGuessed,
    updatedAt: new Date(),
  };
  await tx
    .insert(settings)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: settings.userId, set: values });
}

/**
 * Marks all days of the person dirty, or those from `since` on, and restarts the progress. Gives
 * their number.
 */
export async function rederiveAllDays(tx: Tx, userId: string, since?: Day): Promise<number> {
  const rows = await tx.execute<{ days: number }>(
    sql`select mark_all_days_dirty(${userId}::uuid, ${since ?? "-infinity"}::text::date) as days`,
  );
  const days = rows[0]?.days ?? 0;
  await tx
    .update(settings)
    .set({ rederiveDaysTotal: days, rederiveStartedAt: sql`now()` })
    .where(eq(settings.userId, userId));
  return days;
}

/**
 * Takes the time zone of a device or browser as the person's own until they choose one. True when
 * that changed it.
 */
export async function guessTimeZone(tx: Tx, userId: string, timeZone: string): Promise<boolean> {
  const changed = await tx
    .update(settings)
    .set({ timeZone, updatedAt: new Date() })
    .where(
      and(
        eq(settings.userId, userId),
        eq(settings.timeZoneIsGuessed, true),
        sql`${settings.timeZone} <> ${timeZone}`,
      ),
    )
    .returning({ userId: settings.userId });
  return changed.length > 0;
}
