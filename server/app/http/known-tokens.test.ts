import { DomainError } from "@streakline/shared/errors.ts";
import { expect, test } from "vitest";
import type { Context, PrincipalOf } from "../../trpc/context.ts";
import { knownTokens } from "./known-tokens.ts";

const NOW = 1_795_305_600;
const alice: PrincipalOf<"device"> = { kind: "device", userId: "alice", deviceId: "laptop" };

function aToken(expiresAt: unknown, salt = ""): string {
  return `Bearer e30.${Buffer.from(JSON.stringify({ exp: expiresAt, salt })).toString("base64url")}.c2ln`;
}

function aContext(now: number, answer: () => PrincipalOf<"device"> | null) {
  const asked: string[] = [];
  const authenticate = ((kind: string) => {
    asked.push(kind);
    return Promise.resolve().then(answer);
  }) as unknown as Context["authenticate"];
  return { asked, clock: () => now, authenticate };
}

test("knownTokens() checks a token once until it expires", async () => {
  const deviceOf = knownTokens();
  const token = aToken(NOW + 600);
  const early = aContext(NOW, () => alice);
  expect(await deviceOf(early, token)).toEqual(alice);
  expect(await deviceOf(early, token)).toEqual(alice);
  expect(early.asked).toEqual(["device"]);
  const late = aContext(NOW + 600, () => {
    throw new DomainError("token_expired");
  });
  await expect(deviceOf(late, token)).rejects.toMatchObject({ code: "token_expired" });
});

test("knownTokens() remembers no token that was refused, and none without an expiry", async () => {
  const deviceOf = knownTokens();
  const stranger = aContext(NOW, () => null);
  expect(await deviceOf(stranger, aToken(NOW + 600))).toBeNull();
  expect(await deviceOf(stranger, aToken(NOW + 600))).toBeNull();
  expect(await deviceOf(stranger, undefined)).toBeNull();
  expect(stranger.asked).toHaveLength(3);
  const context = aContext(NOW, () => alice);
  for (const token of [aToken("soon"), "Bearer x", aToken("soon"), "Bearer x"])
    await deviceOf(context, token);
  expect(context.asked).toHaveLength(4);
});

test("knownTokens() forgets the token that was not used for longest when it is full", async () => {
  const deviceOf = knownTokens(2);
  const context = aContext(NOW, () => alice);
  const [first, second, third] = ["1", "2", "3"].map((salt) => aToken(NOW + 600, salt));
  for (const token of [first, second, first, third]) await deviceOf(context, token);
  expect(context.asked).toHaveLength(3);
  await deviceOf(context, first);
  expect(context.asked).toHaveLength(3);
  await deviceOf(context, second);
  expect(context.asked).toHaveLength(4);
});
