import { expect, test } from "vitest";
import { SUNDAY } from "../testing/builders.ts";
import { apiOver, refusal, wireServer } from "../testing/wire-server.ts";
import type { CachedToken, Clock, DeviceKey } from "./ports.ts";
import { createTokens, insteadOf } from "./tokens.ts";

/** Tokens of a device, over a server whose clock is the steady one. */
function setUp() {
  const time = { wallMs: SUNDAY * 1000, steadyMs: 0 };
  const clock: Clock = {
    nowMs: () => time.wallMs,
    steadyMs: () => time.steadyMs,
    random: () => 0.5,
    sleep: async () => undefined,
  };
  const server = wireServer(() => SUNDAY + Math.floor(time.steadyMs / 1000));
  const device: DeviceKey = {
    server: server.url,
    userId: server.userId,
    deviceId: "d",
    displayName: "Ann",
    key: "slk_secret",
  };
  let cached: CachedToken | null = null;
  const asked: string[] = [];
  const start = () =>
    createTokens({
      api: apiOver(server.post),
      clock,
      keys: { read: async () => ({ device }), write: async () => undefined },
      cache: { get: async () => cached, set: async (token) => void (cached = token) },
      asking: async ({ deviceId }) => {
        asked.push(deviceId);
        return async (said) => void asked.push(JSON.stringify(said));
      },
    });
  const pass = (seconds: number) => {
    time.wallMs += seconds * 1000;
    time.steadyMs += seconds * 1000;
  };
  return { start, server, device, time, pass, asked, clock };
}

test("a token is used until it has less than a minute left, and a renewed one in any case", async () => {
  const { start, server, device, pass } = setUp();
  const tokens = start();
  const get = () => tokens.get({ attempt: 1 });
  expect(await get()).toEqual({ state: "token", token: "token-1", device });
  pass(539);
  expect(await get()).toMatchObject({ token: "token-1" });
  pass(1);
  expect(await get()).toMatchObject({ token: "token-2" });
  expect(await tokens.get({ attempt: 1, renew: true })).toMatchObject({ token: "token-3" });
  expect(server.tokensGiven).toBe(3);
});

test("a clock that is wrong by hours neither costs a token for each batch nor keeps a dead one", async () => {
  for (const hours of [-30, -1, 1, 30]) {
    const { start, time, pass } = setUp();
    const tokens = start();
    await tokens.get({ attempt: 1 });
    time.wallMs += hours * 3_600_000;
    pass(60);
    expect(await tokens.get({ attempt: 1 })).toMatchObject({ token: "token-1" });
    pass(600);
    expect(await tokens.get({ attempt: 1 })).toMatchObject({ token: "token-2" });
  }
});

test("a process that starts anew takes the cached token, unless nobody can know its age", async () => {
  const { start, time, pass } = setUp();
  await start().get({ attempt: 1 });
  pass(60);
  expect(await start().get({ attempt: 1 })).toMatchObject({ token: "token-1" });
  time.wallMs -= 7_200_000;
  expect(await start().get({ attempt: 1 })).toMatchObject({ token: "token-2" });
});

test("what may be recorded is told before the token is given", async () => {
  const { start, asked } = setUp();
  await start().get({ attempt: 1 });
  expect(asked).toEqual(["d", JSON.stringify({ coding: true, sites: true, page_keys: true })]);
});

test("insteadOf() says whether to wait or to sign in", () => {
  const { clock } = setUp();
  expect(insteadOf({ kind: "network_error", error: "away" }, 1, clock)).toEqual({
    state: "wait",
    afterSeconds: 1,
    sentence: "away",
    isOtherServer: false,
  });
  expect(insteadOf(refusal(401, "key_revoked"), 1, clock)).toEqual({
    state: "sign_in",
    reason: "key_revoked",
  });
  expect(insteadOf(refusal(404, "not_found"), 1, clock)).toMatchObject({ isOtherServer: true });
});
