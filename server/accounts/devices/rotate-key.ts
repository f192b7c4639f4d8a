import type { EnrolAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx } from "../../trpc/context.ts";
import { deviceById, setKey } from "./devices.store.ts";
import { expireOtherKeys } from "./keys.store.ts";
import { KEY_OVERLAP_SECONDS } from "../sign-in/proofs.ts";

/**
 * Gives the device a new key, once. The key it showed goes on working for ten minutes, so that an
 * answer that got lost can be asked for again; asking again never lengthens that. Throws
 * `key_revoked` when the device was revoked.
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
