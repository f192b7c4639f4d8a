import type { TokenAnswer } from "@streakline/shared/accounts/account-answers.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { asUser } from "../../platform/database/db.ts";
import type { Ctx, PrincipalOf } from "../../trpc/context.ts";
import { deviceConsentsOf } from "./consents.store.ts";
import { deviceById, noteSeen } from "./devices.store.ts";
import { profileOf } from "../people/people.store.ts";

/**
 * A ten-minute access token for the device that sent its key, and what the device may record. A
 * device that sends an older key than its latest never received the answer with the new one, so it
 * is asked to rotate again. Throws `key_revoked` for a revoked device.
 */
export async function issueToken(
  ctx: Ctx<"databases" | "credentials">,
  principal: Pick<PrincipalOf<"key">, "userId" | "deviceId" | "keyId">,
): Promise<TokenAnswer> {
  const { userId, deviceId } = principal;
  const { device, profile, consents } = await asUser(ctx.databases.app, userId, async (tx) => {
    await noteSeen(tx, userId, deviceId);
    return {
      device: await deviceById(tx, userId, deviceId),
      profile: await profileOf(tx, userId),
      consents: await deviceConsentsOf(tx, userId),
    };
  });
  if (device === null || device.revokedAt !== null) throw new DomainError("key_revoked");
  const { token, expiresAt } = await ctx.credentials.signToken({ userId, deviceId });
  const rotate = device.rotationRequested || principal.keyId !== device.keyId;
  return {
    token,
    expiresAt,
    userId,
    deviceId,
    displayName: profile?.displayName ?? "",
    rotate,
    consents,
  };
}
