import type { Device } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { markRevoked } from "./devices.store.ts";
import { deleteKeys } from "./keys.store.ts";

/**
 * Revokes a device: its keys are deleted, and its access tokens are refused at once in this process
 * and within a second in every other. Its records stay. Throws `not_found` for an id that is not
 * the person's, and `unavailable` if not every process could be told: then call it again.
 */
export async function revokeDevice(
  ctx: Ctx<"databases" | "credentials">,
  userId: string,
  deviceId: string,
): Promise<Device> {
  const device = await asUser(ctx.databases.app, userId, (tx) => markRevoked(tx, userId, deviceId));
  if (device === null) throw new DomainError("not_found");
  await Promise.all([
    ctx.credentials.forgetDevice(deviceId),
    deleteKeys(ctx.databases.auth, userId, deviceId),
  ]);
  return device;
}
