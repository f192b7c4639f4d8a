import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import type { Tx } from "../../platform/database/db.ts";
import { countDaysToRederive, settingsOf } from "./settings.store.ts";

/** How far the last change of settings has been derived. `daysLeft` 0 means done. */
export async function rederiveProgress(tx: Tx, userId: string): Promise<RederiveProgress> {
  const { rederiveDaysTotal } = await settingsOf(tx, userId);
  const daysLeft = await countDaysToRederive(tx, userId);
  return { daysTotal: rederiveDaysTotal, daysLeft: Math.min(daysLeft, rederiveDaysTotal) };
}
