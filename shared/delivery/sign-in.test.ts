import { expect, test } from "vitest";
import type { Answer, Post } from "./exchange.ts";
import { apiOver } from "../testing/wire-server.ts";
import { signIn, type SignInDeps } from "./sign-in.ts";

const deviceId = "7b0c2a34-5d1f-4c86-9a57-2f4f0e9d6b11";
const userId = "c41e0f0a-93d5-4d3e-8a36-0d5c7be0a2f9";
const json = (status: number, body: unknown): Answer => ({
  kind: "http",
  status,
  contentType: "application/json",
  body,
  retryAfter: null,
});
const code = {
  device_code: "secret-code",
  user_code: "ABCD-EFGH",
  verification_uri: "http://127.0.0.1:4700/device",
  verification_uri_complete: "http://127.0.0.1:4700/device?user_code=ABCD-EFGH",
  expires_in: 600,
  interval: 2,
};

/** A server that answers the polls one after the other; the clock moves by sleeping. */
function setUp(
  polls: Answer[],
  parts: { code?: Answer; enrol?: Answer; cancelAfter?: number } = {},
) {
  let now = 0;
  const asked: Post[] = [];
  const shown: { userCode: string; url: string }[] = [];
  const sleeps: number[] = [];
  const deps: SignInDeps = {
    server: "http://127.0.0.1:4700",
    client: {
      id: "streakline-vscode",
      kind: "vscode",
      what: "editor",
      server: "the setting streakline.server",
    },
    device: {
      name: "vscode on laptop",
      client: "streakline-vscode 0.1.0",
      timeZone: "Europe/Berlin",
      consents: ["coding"],
    },
    api: apiOver((request) => deps.post(request)),
    async post(request) {
      asked.push(request);
      if (request.url.endsWith("/device/code")) return parts.code ?? json(200, code);
      if (request.url.endsWith("/oauth2/token"))
        return polls.shift() ?? json(400, { error: "authorization_pending" });
      if (request.url.endsWith("/devices.token"))
        return json(200, {
          result: {
            data: {
              token: "t",
              expiresAt: 1_795_348_800,
              userId,
              deviceId,
              displayName: "Ann",
              rotate: false,
            },
          },
        });
      return parts.enrol ?? json(200, { result: { data: { deviceId, userId, key: "slk_new" } } });
    },
    async sleep(milliseconds) {
      sleeps.push(milliseconds / 1000);
      now += milliseconds;
    },
    monotonicMilliseconds: () => now,
    onCode: (value) => shown.push(value),
    isCancelled: () => asked.length > (parts.cancelAfter ?? Number.POSITIVE_INFINITY),
  };
  return { deps, asked, shown, sleeps };
}
const pending = json(400, { error: "authorization_pending" });

test("signIn() shows the code, waits for the click and exchanges it for a key of this device", async () => {
  const { deps, asked, shown, sleeps } = setUp([
    pending,
    pending,
    json(200, { access_token: "ey.j.wt" }),
  ]);
  expect(await signIn(deps)).toEqual({
    state: "signed_in",
    key: { server: "http://127.0.0.1:4700", userId, deviceId, key: "slk_new", displayName: "Ann" },
  });
  expect(shown).toEqual([{ userCode: "ABCD-EFGH", url: code.verification_uri_complete }]);
  expect(sleeps).toEqual([2, 2, 2]);
  expect(JSON.parse(asked[0]!.body)).toMatchObject({
    client_id: "streakline-vscode",
    scope: "device:enrol",
  });
  expect(asked[1]?.body).toBe(
    "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=secret-code" +
      "&client_id=streakline-vscode",
  );
  const enrol = asked.find(({ url }) => url.endsWith("/trpc/devices.enrol"));
  expect(enrol?.headers).toEqual({ authorization: "Bearer ey.j.wt" });
  expect(JSON.parse(enrol?.body ?? "")).toEqual({
    kind: "vscode",
    name: "vscode on laptop",
    client: "streakline-vscode 0.1.0",
    timeZone: "Europe/Berlin",
    consents: ["coding"],
  });
});

test("slow_down adds five seconds to the interval, and a short outage ends nothing", async () => {
  const { deps, sleeps } = setUp([
    json(400, { error: "slow_down" }),
    { kind: "network_error", error: "refused" },
    json(200, { access_token: "t" }),
  ]);
  expect(await signIn(deps)).toMatchObject({ state: "signed_in" });
  expect(sleeps).toEqual([2, 7, 7]);
});

test.each([
  ["access_denied", /denied/],
  ["expired_token", /expired/],
  ["invalid_client", /Update the server/],
])("%s ends with a sentence that says what to do", async (error, sentence) => {
  expect(await signIn(setUp([json(400, { error })]).deps)).toMatchObject({
    state: "failed",
    sentence: expect.stringMatching(sentence),
  });
});

test("a code that nobody approves runs out", async () => {
  const { deps, sleeps } = setUp([]);
  expect(await signIn(deps)).toMatchObject({
    state: "failed",
    sentence: expect.stringMatching(/expired/),
  });
  expect(sleeps).toHaveLength(300);
});

test("a server cannot make it ask for ever, without pauses, or never", async () => {
  for (const [interval, times] of [
    [0.001, 3_600],
    [1e9, 60],
  ] as const) {
    const answer = json(200, { ...code, expires_in: 1e12, interval });
    const { deps, sleeps } = setUp([], { code: answer });
    expect(await signIn(deps)).toMatchObject({ state: "failed" });
    expect(sleeps).toHaveLength(times);
  }
});

test("cancelling stops asking", async () => {
  expect(await signIn(setUp([pending, pending], { cancelAfter: 1 }).deps)).toEqual({
    state: "cancelled",
  });
});

test.each<[string, Answer]>([
  ["no server", { kind: "network_error", error: "connect ECONNREFUSED" }],
  [
    "a page instead of a code",
    { kind: "http", status: 200, contentType: "text/html", body: "<html>", retryAfter: null },
  ],
  [
    "an address that opens a program",
    json(200, { ...code, verification_uri_complete: "file:///bin/sh" }),
  ],
])("%s fails with a sentence", async (_, answer) => {
  expect(await signIn(setUp([], { code: answer }).deps)).toMatchObject({
    state: "failed",
    sentence: expect.stringMatching(/streakline\.server/),
  });
});

test("a refused enrolment says why", async () => {
  const enrol = json(409, {
    error: {
      message: "An account has at most 50 devices. Revoke one that is not used.",
      code: -32009,
      data: {},
    },
  });
  expect(await signIn(setUp([json(200, { access_token: "t" })], { enrol }).deps)).toMatchObject({
    state: "failed",
    sentence: expect.stringMatching(/at most 50 devices/),
  });
});
