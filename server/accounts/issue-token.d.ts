import type { TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import type { Ctx } from "../trpc/context.ts";
/** A ten-minute access token for the device that showed its key. Throws `key_revoked` when the device was revoked. */
export declare function issueToken(
  ctx: Ctx<"databases" | "credentials">,
  principal: {
    userId: string;
    deviceId: string;
  },
): Promise<TokenAnswer>;
