import type { Me } from "@streakline/shared/accounts/account-answers.ts";
import type { Ctx } from "../trpc/context.ts";
/** The acting person as the dashboard shows them. Throws `account_gone` when the account was deleted under a live session. */
export declare function getMe(ctx: Ctx<"databases">, userId: string): Promise<Me>;
