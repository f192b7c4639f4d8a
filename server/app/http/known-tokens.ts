import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { LRUCache } from "lru-cache";
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
  const known = new LRUCache<string, { device: PrincipalOf<"device">; expiresAt: EpochSeconds }>({
    max: size,
  });
  return async function deviceOf(
    context: Pick<Context, "authenticate" | "clock">,
    authorization: string | undefined,
  ): Promise<PrincipalOf<"device"> | null> {
    if (authorization === undefined) return await context.authenticate("device");
    const hit = known.get(authorization);
    if (hit !== undefined && context.clock() < hit.expiresAt) return hit.device;
    known.delete(authorization);
    const device = await context.authenticate("device");
    const expiresAt = expiryOf(authorization);
    if (device === null || expiresAt === null) return device;
    known.set(authorization, { device, expiresAt });
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
