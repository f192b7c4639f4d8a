import { expect, test } from "vitest";
import { SUNDAY } from "../testing/builders.ts";
import { apiOver, refusal, wireServer } from "../testing/wire-server.ts";
import type { CachedToken, Clock, DeviceKey, Keys } from "./ports.ts";
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
  const stored: { held: Awaited<ReturnType<Keys["read"]>> } = { held: { device } };
  const keys: Keys = {
    read: async () => stored.held,
    write: async (next) => void (stored.held = { device: next }),
  };
  const start = () =>
    createTokens({
      api: apiOver(server.post),
      clock,
      addressSetting: "the address",
      keys,
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
  return { start, server, device, time, pass, asked, clock, stored };
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

test("insteadOf() says whether to wait or to sign in, and what to check", () => {
  const deps = { clock: setUp().clock, addressSetting: "the address" };
  expect(insteadOf({ kind: "network_error", error: "away" }, 1, deps)).toEqual({
    state: "wait",
    afterSeconds: 1,
    sentence: "away",
    isOtherServer: false,
  });
  expect(insteadOf(refusal(401, "key_revoked"), 1, deps)).toEqual({
    state: "sign_in",
    reason: "key_revoked",
  });
  const text = (status: number) =>
    ({ kind: "http", status, contentType: "text/html", body: "<html>", retryAfter: null }) as const;
  for (const [status, sentence] of [
    [200, /sign-in page of the network.*Check the network and the address\./],
    [308, /redirects elsewhere\. Set the address/],
    [404, /Check the network and the address\./],
    [426, /Update the extension\./],
  ] as const)
    expect(insteadOf(text(status), 1, deps)).toMatchObject({
      isOtherServer: true,
      sentence: expect.stringMatching(sentence),
    });
});

test("requests at the same time fetch one token, and replace the key once", async () => {
  const { start, server, stored } = setUp();
  const tokens = start();
  server.rotate = true;
  server.onToken = () => {
    server.rotate = server.keysSeen.at(-1) === "slk_secret";
    return null;
  };
  await Promise.all([1, 2, 3].map(() => tokens.get({ attempt: 1, renew: true })));
  expect(server.keysSeen).toEqual(["slk_secret", "slk_1", "slk_1"]);
  expect(stored.held).toMatchObject({ device: { key: "slk_1" } });
  const before = server.tokensGiven;
  await Promise.all([1, 2, 3].map(() => start().get({ attempt: 1 })));
  expect(server.tokensGiven).toBe(before);
});

test("a key that was replaced while the server made a new one for it is not touched", async () => {
  const { start, server, device, stored } = setUp();
  server.rotate = true;
  server.onToken = () => {
    stored.held = { reason: "signed_out" };
    return null;
  };
  await start().get({ attempt: 1 });
  expect(stored.held).toEqual({ reason: "signed_out" });
  const newer = { device: { ...device, key: "slk_signed_in_again" } };
  stored.held = { device };
  server.onToken = () => {
    stored.held = newer;
    return null;
  };
  await start().get({ attempt: 1, renew: true });
  expect(stored.held).toEqual(newer);
  server.onToken = null;
  await start().get({ attempt: 1, renew: true });
  expect(stored.held).toMatchObject({ device: { key: "slk_3" } });
});
