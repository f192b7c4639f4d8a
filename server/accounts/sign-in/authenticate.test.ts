import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import { expect, test } from "vitest";
import type { Databases } from "../../platform/database/db.ts";
import { openMemoryLimits } from "../../platform/limits/limits.ts";
import { refusal } from "../../testing/call-as.ts";
import { authenticator, keyHash } from "./authenticate.ts";
import { SIGN_IN_LIMITS } from "./sign-in-limits.ts";

const nothing = {
  cookie: undefined,
  authorization: undefined,
  apiKey: undefined,
  address: "192.0.2.1",
};

async function world() {
  const keys: JSONWebKeySet = { keys: [] };
  let loads = 0;
  const addKey = async (kid: string) => {
    const pair = await generateKeyPair("EdDSA");
    keys.keys.push({ ...(await exportJWK(pair.publicKey)), kid, alg: "EdDSA" });
    return (
      claims: Record<string, unknown>,
      { issuer = "http://x", audience = "urn:streakline:api", expires = "10m" } = {},
    ) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "EdDSA", kid })
        .setSubject("ada")
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(pair.privateKey);
  };
  const revoked = new Set<string>();
  const authenticate = authenticator({
    signIn: {
      session: async () => null,
      keySet: async () => {
        loads += 1;
        return structuredClone(keys);
      },
    },
    databases: {} as Databases,
    limits: openMemoryLimits(SIGN_IN_LIMITS),
    revocations: { isRevoked: async (deviceId) => revoked.has(deviceId) },
    issuer: "http://x",
  });
  const device = (token: string) =>
    authenticate({ ...nothing, authorization: `Bearer ${token}` })("device");
  return { addKey, authenticate, device, revoked, loads: () => loads };
}

test("keyHash() is SHA-256 in base64url, as the api-key plugin stores keys", () => {
  expect(keyHash("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
});

test("a device's token is taken until the device is revoked", async () => {
  const { addKey, device, revoked } = await world();
  const token = await (await addKey("a"))({ did: "laptop", scope: "ingest" });
  expect(await device(token)).toEqual({ kind: "device", userId: "ada", deviceId: "laptop" });
  revoked.add("laptop");
  expect(await refusal(device(token))).toBe("key_revoked");
});

test("a token of another issuer, audience, scope or time is not taken", async () => {
  const { addKey, device, authenticate } = await world();
  const sign = await addKey("a");
  const claims = { did: "laptop", scope: "ingest" };
  expect(await refusal(device(await sign(claims, { issuer: "http://y" })))).toBe("unauthenticated");
  expect(await refusal(device(await sign(claims, { audience: "urn:other" })))).toBe(
    "unauthenticated",
  );
  expect(await refusal(device(await sign(claims, { expires: "-1s" })))).toBe("token_expired");
  expect(await device(await sign({ scope: "ingest" }))).toBeNull();
  expect(await device(await sign({ did: "laptop", scope: "device:enrol" }))).toBeNull();
  const enrolling = await sign({ scope: "device:enrol" });
  expect(await authenticate({ ...nothing, authorization: `Bearer ${enrolling}` })("enrol")).toEqual(
    {
      kind: "enrol",
      userId: "ada",
      tokenHash: expect.stringMatching(/^[\da-f]{64}$/),
      approvedAt: expect.any(Number),
    },
  );
});

test("without a credential there is nobody, whatever else is shown", async () => {
  const { authenticate } = await world();
  for (const kind of ["session", "device", "enrol", "key"] as const)
    expect(await authenticate(nothing)(kind)).toBeNull();
  for (const authorization of [
    "",
    "Bearer",
    "Basic YTpi",
    "Bearer a.b.c",
    `Bearer ey${"x".repeat(9000)}.a.b`,
  ]) {
    expect(
      await authenticate({ ...nothing, authorization })("device"),
      authorization.slice(0, 20),
    ).toBeNull();
  }
});

test("a new signing key is found, and unknown ones cannot make it be asked for again and again", async () => {
  const { addKey, device, loads } = await world();
  const claims = { did: "laptop", scope: "ingest" };
  await device(await (await addKey("a"))(claims));
  const stranger = await world();
  const forged = await (await stranger.addKey("zz"))(claims);
  for (let i = 0; i < 20; i++) expect(await refusal(device(forged))).toBe("unauthenticated");
  expect(loads()).toBe(1);
});
