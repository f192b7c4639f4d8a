import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { liveDeviceIds } from "../devices/devices.store.ts";
import { deleteOtherSessions } from "../people/people.store.ts";
import { revokeDevice } from "../devices/revoke-device.ts";

/**
 * Signs out everywhere else; how many sessions that ended. Devices stay connected unless
 * `devicesToo`: their keys are no copies of the password, and each can be revoked alone.
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
