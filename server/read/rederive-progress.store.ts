import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import { sql } from "drizzle-orm";
import type { Tx } from "../platform/database/db.ts";

/**
 * Progress of the days marked by the acting person's last change of settings, rule for a website,
 * or deletion. `daysLeft` 0 means done. Days marked only by later batches do not count, nor days
 * that were set aside.
 */
export async function rederiveProgress(tx: Tx, userId: string): Promise<RederiveProgress> {
  const [row] = await tx.execute<RederiveProgress>(sql`
    select rederive_days_total as "daysTotal", least(rederive_days_total, (
      select count(*) from due_days d
      where d.user_id = s.user_id and d.marked_at <= s.rederive_started_at))::int as "daysLeft"
    from settings s where user_id = ${userId}::uuid`);
  return row === undefined ? { daysTotal: 0, daysLeft: 0 } : { ...row };
}
