import { type CountingSettings, SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type postgres from "postgres";
import { asUserPipelined, type Pool } from "../platform/database/db.ts";
import type { Connection } from "./sessions.store.ts";

/** A person's counting settings with time zone; defaults if none are stored. */
export async function countingSettings(pool: Pool, userId: string): Promise<CountingSettings> {
  const [rows] = await asUserPipelined(pool.raw, userId, (c) => [
    selectCountingSettings(c, userId),
  ]);
  return countingSettingsOf(rows);
}

/** The statement of countingSettings(), not sent yet; countingSettingsOf() reads its rows. */
export function selectCountingSettings(
  sql: Connection,
  userId: string,
): postgres.PendingQuery<postgres.MaybeRow[]> {
  return sql<postgres.MaybeRow[]>`
    select time_zone as "timeZone", day_starts_at_minutes as "dayStartsAtMinutes",
      gap_minutes as "gapMinutes", away_minutes as "awayMinutes"
    from settings where user_id = ${userId}::uuid`;
}

/** The settings in the rows of selectCountingSettings(); defaults without a row. */
export function countingSettingsOf([row]: readonly postgres.MaybeRow[]): CountingSettings {
  const { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes } = (row ??
    SETTINGS_DEFAULT) as CountingSettings;
  return { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes };
}
