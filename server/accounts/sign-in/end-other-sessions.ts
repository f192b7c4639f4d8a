import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { deviceIdsToRevoke } from "../devices/devices.store.ts";
import { deleteOtherSessions } from "../people/people.store.ts";
import { revokeDevice } from "../devices/revoke-device.ts";
import { TOKEN_SECONDS } from "./credentials.ts";

/**
 * Ends all other login sessions; gives their number. Devices stay connected unless `devicesToo`:
 * their keys are independent of the password, and each can be revoked alone.
 */
export async function endOtherSessions(
  ctx: Ctx<"databases" | "credentials">,
  principal: { userId: string; sessionId: string },
  input: { devicesToo: boolean },
): Promise<number> {
  const { userId, sessionId } = principal;
  if (input.devicesToo) {
    for (const deviceId of await asUser(ctx.databases.app, userId, (tx) =>
      deviceIdsToRevoke(tx, userId, TOKEN_SECONDS),
    ))
      await revokeDevice(ctx, userId, deviceId);
  }
  return deleteOtherSessions(ctx.databases.auth, userId, sessionId);
}
