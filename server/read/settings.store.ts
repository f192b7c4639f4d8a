import { type PersonsCounting, SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import type postgres from "postgres";
import { asUserPipelined, type Pool } from "../platform/database/db.ts";
import type { Connection } from "./sessions.store.ts";

/** How a person's time is counted; defaults if nothing is stored. */
export async function countingSettings(pool: Pool, userId: string): Promise<PersonsCounting> {
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
      gap_minutes as "gapMinutes", away_minutes as "awayMinutes", earlier_day_rules as earlier
    from settings where user_id = ${userId}::uuid`;
}

/** The settings in the rows of selectCountingSettings(); defaults without a row. */
export function countingSettingsOf([row]: readonly postgres.MaybeRow[]): PersonsCounting {
  const { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes, earlier } = (row ?? {
    ...SETTINGS_DEFAULT,
    earlier: [],
  }) as PersonsCounting;
  return { timeZone, dayStartsAtMinutes, gapMinutes, awayMinutes, earlier };
}
