import { createHash } from "node:crypto";
import { DomainError } from "@streakline/shared/errors.ts";
import { createLocalJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { Databases } from "../../platform/database/db.ts";
import type { Context, Principal, PrincipalKind, PrincipalOf } from "../../trpc/context.ts";
import { liveKey } from "../devices/keys.store.ts";
import { addressKey } from "../../platform/limits/address-key.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { API_RESOURCE, ENROL_SCOPE, INGEST_SCOPE, KEY_PREFIX } from "./credentials.ts";
import type { Revocations } from "../devices/revocations.ts";
import type { SignIn } from "./sign-in.ts";

/** Credentials carried by a request. */
export type RequestCredentials = {
  cookie: string | undefined;
  authorization: string | undefined;
  apiKey: string | undefined;
  address: string;
};

export type AuthenticateOptions = {
  signIn: Pick<SignIn, "session" | "keySet">;
  databases: Databases;
  limits: SignInLimits;
  revocations: Pick<Revocations, "isRevoked">;
  /** `iss` claim of our tokens. */
  issuer: string;
};

/**
 * Returns the check of a request's credentials. Each kind of principal has one credential that no
 * other replaces: session: cookie; device and enrol: a signed token of the right scope; key:
 * `x-api-key`. A missing credential gives null. An invalid one throws `token_expired`,
 * `unauthenticated`, `key_revoked` or `rate_limited`. Results are cached for one request.
 */
export function authenticator(
  options: AuthenticateOptions,
): (credentials: RequestCredentials) => Context["authenticate"] {
  const verify = tokenVerifier(options);
  const check: {
    [K in PrincipalKind]: (credentials: RequestCredentials) => Promise<PrincipalOf<K> | null>;
  } = {
    async session({ cookie }) {
      if (cookie === undefined) return null;
      const session = await options.signIn.session(new Headers({ cookie }));
      return session && { kind: "session", ...session };
    },
    async device({ authorization }) {
      const claims = await verify(authorization);
      if (claims === null || claims["scope"] !== INGEST_SCOPE) return null;
      const { sub, did } = claims;
      if (typeof sub !== "string" || typeof did !== "string") return null;
      if (await options.revocations.isRevoked(did)) throw new DomainError("key_revoked");
      return { kind: "device", userId: sub, deviceId: did };
    },
    async enrol({ authorization }) {
      const claims = await verify(authorization);
      if (claims === null || claims["scope"] !== ENROL_SCOPE) return null;
      const { sub: userId, iat: approvedAt } = claims;
      if (typeof userId !== "string" || approvedAt === undefined) return null;
      const tokenHash = createHash("sha256")
        .update(authorization ?? "")
        .digest("hex");
      return { kind: "enrol", userId, tokenHash, approvedAt };
    },
    async key({ apiKey, address }) {
      if (apiKey === undefined) return null;
      const from = addressKey(address);
      const isKey = apiKey.startsWith(KEY_PREFIX) && apiKey.length <= 200;
      const key = isKey ? await liveKey(options.databases.auth, keyHash(apiKey)) : null;
      if (key === null || key.deviceId === null) {
        await options.limits.take("badKeyByAddress", from);
        throw new DomainError("key_revoked");
      }
      await options.limits.take("tokenByDevice", key.deviceId);
      return { kind: "key", userId: key.userId, deviceId: key.deviceId, keyId: key.keyId };
    },
  };
  return (credentials) => {
    const answers = new Map<PrincipalKind, Promise<Principal | null>>();
    return async <K extends PrincipalKind>(kind: K) => {
      const known = answers.get(kind) ?? check[kind](credentials);
      answers.set(kind, known);
      return (await known) as PrincipalOf<K> | null;
    };
  };
}

/**
 * Stored form of a device key: SHA-256 in base64url, as in the api-key plugin. A key has 256 random
 * bits, so it needs no salt.
 */
export function keyHash(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

/**
 * Longest time in which an unknown signing key is not looked up again. Bounds the cost of forged
 * tokens.
 */
const KEY_SET_PAUSE_MS = 5_000;

function tokenVerifier({
  signIn,
  issuer,
}: AuthenticateOptions): (authorization: string | undefined) => Promise<JWTPayload | null> {
  let local: JWTVerifyGetKey | null = null;
  let loadedAt = Number.NEGATIVE_INFINITY;
  const load = async () => {
    loadedAt = performance.now();
    local = createLocalJWKSet(await signIn.keySet());
    return local;
  };
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await (local ?? (await load()))(header, token);
    } catch (error) {
      const isFresh = performance.now() - loadedAt < KEY_SET_PAUSE_MS;
      if (!(error instanceof errors.JWKSNoMatchingKey) || isFresh) throw error;
      return (await load())(header, token);
    }
  };
  return async (authorization) => {
    const token = /^Bearer (ey[\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined || token.length > 4096) return null;
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer,
        audience: API_RESOURCE,
        algorithms: ["EdDSA"],
        requiredClaims: ["sub", "exp", "iat"],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new DomainError("token_expired", {}, { cause: error });
      if (error instanceof errors.JOSEError)
        throw new DomainError("unauthenticated", {}, { cause: error });
      throw error;
    }
  };
}
