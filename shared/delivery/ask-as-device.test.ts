import { expect, test } from "vitest";
import { Device } from "../accounts/account-answers.ts";
import { apiOver, http, ok, refusal } from "../testing/wire-server.ts";
import { askAsDevice, isTokenRefused } from "./ask-as-device.ts";
import type { Answer } from "./exchange.ts";
import type { TokenResult, Tokens } from "./tokens.ts";

const device = { server: "https://s", userId: "u", deviceId: "d", displayName: "", key: "k" };
const DEVICE: Device = {
  id: "7b0c2a34-5d1f-4c86-9a57-2f4f0e9d6b11",
  kind: "vscode",
  name: "laptop",
  client: "c",
  createdAt: 1_795_305_600,
  lastSeenAt: null,
  revokedAt: null,
  rotationRequested: false,
};

/** A server that gives these answers in turn, and what it was shown. */
function setUp(answers: Answer[], instead?: TokenResult) {
  const proofs: (string | undefined)[] = [];
  let given = 0;
  const tokens: Tokens = {
    async get({ renew = false }) {
      if (instead !== undefined) return instead;
      if (renew || given === 0) given += 1;
      return { state: "token", token: `token-${given}`, device };
    },
  };
  const api = apiOver(async ({ headers }) => {
    proofs.push(headers?.["authorization"]);
    return answers.shift() ?? http(500, {});
  });
  const asked = (isMine?: () => boolean) =>
    askAsDevice(tokens, api.devices.leave.mutate, undefined, {
      output: Device,
      ...(isMine === undefined ? {} : { isMine }),
    });
  return { asked, proofs };
}

test("a token that the server refuses is renewed once", async () => {
  const { asked, proofs } = setUp([refusal(401, "token_expired"), ok(DEVICE)]);
  expect(await asked()).toMatchObject({ state: "answered", data: DEVICE });
  expect(proofs).toEqual(["Bearer token-1", "Bearer token-2"]);
  const always = setUp([refusal(401, "unauthenticated"), refusal(401, "unauthenticated")]);
  expect(await always.asked()).toMatchObject({ state: "answered", data: null });
  expect(always.proofs).toHaveLength(2);
});

test("without a token, or for another device, nothing is asked", async () => {
  const away = { state: "sign_in", reason: "signed_out" } as const;
  const without = setUp([], away);
  expect(await without.asked()).toEqual(away);
  const other = setUp([]);
  expect(await other.asked(() => false)).toEqual({ state: "not_mine" });
  expect([...without.proofs, ...other.proofs]).toEqual([]);
});

test("isTokenRefused() is about the token alone, not about the key or the person", () => {
  expect(isTokenRefused(refusal(401, "token_expired"))).toBe(true);
  expect(isTokenRefused(refusal(401, "unauthenticated"))).toBe(true);
  for (const answer of [refusal(401, "key_revoked"), refusal(403, "forbidden"), ok({})])
    expect(isTokenRefused(answer)).toBe(false);
  expect(isTokenRefused({ kind: "network_error", error: "away" })).toBe(false);
});
