import type { Ctx } from "../trpc/context.ts";
/**
 * Signs out everywhere else; how many sessions that ended. Devices stay connected unless `devicesToo`: their keys are no copies of the
 * password, and each can be revoked alone.
 */
export declare function endOtherSessions(
  ctx: Ctx<"databases" | "credentials">,
  principal: {
    userId: string;
    sessionId: string;
  },
  input: {
    devicesToo: boolean;
  },
): Promise<number>;
