import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { liveDeviceIds } from "../devices/devices.store.ts";
import { deleteOtherSessions } from "../people/people.store.ts";
import { revokeDevice } from "../devices/revoke-device.ts";

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
      liveDeviceIds(tx, userId),
    ))
      await revokeDevice(ctx, userId, deviceId);
  }
  return deleteOtherSessions(ctx.databases.auth, userId, sessionId);
}
