import { settings } from "@streakline/drizzle/schema/accounts.ts";
import type { PersonsCounting } from "@streakline/shared/accounts/settings.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { eq } from "drizzle-orm";
import type { Pool, Tx } from "../platform/database/db.ts";

const SITE_DETAIL_MONTHS_DEFAULT = 13;

/** Months for which a person's single visits are kept; 0 keeps them for ever. */
export async function siteDetailMonths(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx
    .select({ months: settings.siteDetailMonths })
    .from(settings)
    .where(eq(settings.userId, userId));
  return row?.months ?? SITE_DETAIL_MONTHS_DEFAULT;
}

/** Stores these months. */
export async function storeSiteDetailMonths(tx: Tx, userId: string, months: number): Promise<void> {
  const values = { siteDetailMonths: months };
  await tx
    .insert(settings)
    .values({ userId, ...values })
    .onConflictDoUpdate({ target: settings.userId, set: values });
}

/** A person whose visits are deleted after some months, and the settings of their days. */
export type KeptFor = Pick<PersonsCounting, "timeZone" | "dayStartsAtMinutes" | "earlier"> & {
  userId: string;
  months: number;
};

/** When the newest batch of all people arrived, in epoch seconds; 0 without one. */
export async function newestBatchAt(worker: Pool): Promise<EpochSeconds> {
  const [row] = await worker.semaphore.run(
    () => worker.raw<[{ at: number }]>`
      select coalesce(floor(extract(epoch from max(received_at))), 0)::float8 as at from batches`,
  );
  return row.at;
}

/**
 * People whose visits are deleted after some months and who have visits: ids after `after`, at most
 * `limit`.
 */
export async function peopleWithVisits(
  worker: Pool,
  after: string | null,
  limit: number,
): Promise<KeptFor[]> {
  const rows = await worker.semaphore.run(
    () => worker.raw<KeptFor[]>`
      select user_id as "userId", site_detail_months as months, time_zone as "timeZone",
        day_starts_at_minutes as "dayStartsAtMinutes", earlier_day_rules as earlier
      from settings s
      where site_detail_months > 0 and (${after}::uuid is null or user_id > ${after}::uuid)
        and exists (select from website_sessions w where w.user_id = s.user_id)
      order by user_id limit ${limit}`,
  );
  return [...rows];
}
