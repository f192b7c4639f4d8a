import type { RederiveProgress } from "@streakline/shared/accounts/account-answers.ts";
import type { Settings } from "@streakline/shared/accounts/settings.ts";
import type { Ctx } from "../trpc/context.ts";
/**
 * Changes some settings. When one of them decides how time is counted, every day of the person is derived again, the newest first;
 * the answer says how many there are. Throws `bad_time_zone`.
 */
export declare function updateSettings(
  ctx: Ctx<"databases" | "enqueueDays">,
  userId: string,
  change: Partial<Settings>,
): Promise<{
  settings: Settings;
  rederive: RederiveProgress;
}>;
