import type { EnrolAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { deviceById, setKey } from "./devices.store.ts";
import { expireOtherKeys } from "./keys.store.ts";
import { KEY_OVERLAP_SECONDS } from "../sign-in/credentials.ts";

/**
 * Returns a new key for the device, once. The key of the request stays valid for ten minutes, so
 * that a device can ask again when the answer is lost; asking again does not extend this time.
 * Throws `key_revoked` for a revoked device.
 */
export async function rotateKey(
  ctx: Ctx<"databases" | "credentials">,
  principal: { userId: string; deviceId: string },
): Promise<EnrolAnswer> {
  const { userId, deviceId } = principal;
  const device = await asUser(ctx.databases.app, userId, (tx) => deviceById(tx, userId, deviceId));
  if (device === null || device.revokedAt !== null) throw new DomainError("key_revoked");
  const { keyId, key } = await ctx.credentials.issueKey({ userId, deviceId, name: device.name });
  await expireOtherKeys(ctx.databases.auth, userId, deviceId, keyId, KEY_OVERLAP_SECONDS);
  await asUser(ctx.databases.app, userId, (tx) => setKey(tx, userId, deviceId, keyId));
  return { deviceId, userId, key };
}
