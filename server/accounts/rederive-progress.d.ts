import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import type { Tx } from "../platform/db.ts";
/** How far the last change of settings has been derived. `daysLeft` 0 means done. */
export declare function rederiveProgress(tx: Tx, userId: string): Promise<RederiveProgress>;
