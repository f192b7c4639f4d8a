import type { EnrolAnswer } from "@streakline/shared/accounts/account-answers.ts";
import type { Ctx } from "../trpc/context.ts";
/**
 * Gives the device a new key, once. The key it showed goes on working for ten minutes, so that an answer that got lost can be asked for
 * again; asking again never lengthens that. Throws `key_revoked` when the device was revoked.
 */
export declare function rotateKey(
  ctx: Ctx<"databases" | "credentials">,
  principal: {
    userId: string;
    deviceId: string;
  },
): Promise<EnrolAnswer>;
