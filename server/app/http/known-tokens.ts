import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Context, PrincipalOf } from "../../trpc/context.ts";

/**
 * Most tokens that are remembered; the one not used for longest goes first. A device has one at a
 * time.
 */
const KNOWN_TOKENS_MAX = 10_000;

/**
 * Remembers which device an access token stands for until it expires, because checking a signature
 * costs more than all else that a push does before its transaction. Only tokens that `authenticate`
 * took are remembered. A revoked device is not looked for here: the transaction checks it, which no
 * cache can be ahead of.
 */
export function knownTokens(size = KNOWN_TOKENS_MAX) {
  const known = new Map<string, { device: PrincipalOf<"device">; expiresAt: EpochSeconds }>();
  return async function deviceOf(
    context: Pick<Context, "authenticate" | "clock">,
    authorization: string | undefined,
  ): Promise<PrincipalOf<"device"> | null> {
    if (authorization === undefined) return await context.authenticate("device");
    const hit = known.get(authorization);
    if (hit !== undefined) {
      known.delete(authorization);
      if (context.clock() < hit.expiresAt) {
        known.set(authorization, hit);
        return hit.device;
      }
    }
    const device = await context.authenticate("device");
    const expiresAt = expiryOf(authorization);
    if (device === null || expiresAt === null) return device;
    known.set(authorization, { device, expiresAt });
    for (const oldest of known.size > size ? known.keys() : []) {
      known.delete(oldest);
      break;
    }
    return device;
  };
}

/** `exp` of a token whose signature was checked before. */
function expiryOf(authorization: string): EpochSeconds | null {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString("utf8"),
    );
    return typeof claims === "object" &&
      claims !== null &&
      "exp" in claims &&
      typeof claims.exp === "number"
      ? claims.exp
      : null;
  } catch {
    return null;
  }
}
