import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import { openBrowser } from "../../testing/browser.ts";
import {
  type Connected,
  connectDevice,
  devicesOf,
  enrolToken,
  fetchToken,
  type SignedUp,
  signUp,
} from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
let alice: SignedUp;
let bob: SignedUp;
let laptop: Connected;
beforeAll(async () => {
  server = await startTestServer();
  alice = await signUp(server.url);
  bob = await signUp(server.url);
  laptop = await connectDevice(server.url, alice);
});
afterAll(() => server.close());

const refused = (call: Promise<unknown>) =>
  call.then(
    () => "not refused",
    (error: { data?: { refusal?: string } }) => error.data?.refusal,
  );
const today = (token: string) =>
  openBrowser(server.url).query("stats.today", undefined, { authorization: `Bearer ${token}` });

test("a device is connected by code, one click and a key that is stored as a hash alone", async () => {
  expect(laptop.key).toMatch(/^slk_\w{60,}$/);
  expect(await devicesOf(alice)).toMatchObject([
    {
      id: laptop.deviceId,
      name: "laptop",
      kind: "vscode",
      revokedAt: null,
      rotationRequested: false,
    },
  ]);
  const rows = await server.fresh.databases.auth.raw`select * from auth.apikey`;
  expect(JSON.stringify(rows)).not.toContain(laptop.key.slice(8));
});

test("the first device's time zone becomes the person's, a later one's does not", async () => {
  expect(await alice.browser.query("accounts.me")).toMatchObject({
    timeZoneIsGuessed: true,
    hasDevices: true,
    settings: { timeZone: "Europe/Berlin" },
  });
  const authorization = `Bearer ${await enrolToken(server.url, alice, "streakline-browser")}`;
  await openBrowser(server.url).mutate(
    "devices.enrol",
    { kind: "browser", name: "b", client: "c", timeZone: "Asia/Tokyo" },
    { authorization },
  );
  expect(await alice.browser.query("settings.get")).toMatchObject({ timeZone: "Europe/Berlin" });
});

test("an access token holds ten minutes and lets a device read today's total", async () => {
  const answer = await fetchToken(server.url, laptop.key);
  expect(answer).toMatchObject({
    userId: alice.userId,
    deviceId: laptop.deviceId,
    displayName: "Person",
    rotate: false,
  });
  expect(answer.expiresAt - systemClock()).toBeGreaterThan(590);
  expect(await today(answer.token)).toMatchObject({ secondsTotal: 0 });
});

test("a code approved by one person cannot be approved by another, and gives one token only", async () => {
  const editor = openBrowser(server.url);
  const asked = await editor.fetch("/api/auth/device/code", {
    client_id: "streakline-vscode",
    scope: "device:enrol",
  });
  const { device_code, user_code } = asked.body as { device_code: string; user_code: string };
  const poll = () =>
    editor.fetch(
      "/api/auth/oauth2/token",
      new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        device_code,
        client_id: "streakline-vscode",
      }),
    );
  expect((await poll()).body).toMatchObject({ error: "authorization_pending" });
  expect((await poll()).body).toMatchObject({ error: "slow_down" });
  await alice.browser.fetch(`/api/auth/device?user_code=${user_code}`);
  expect(
    (await bob.browser.fetch("/api/auth/device/approve", { userCode: user_code })).status,
  ).toBe(403);
  expect((await alice.browser.fetch("/api/auth/device/deny", { userCode: user_code })).status).toBe(
    200,
  );
});

test("a client that was not seeded and a scope that is not offered get nothing", async () => {
  const ask = (body: object) => openBrowser(server.url).fetch("/api/auth/device/code", body);
  expect((await ask({ client_id: "evil", scope: "device:enrol" })).status).toBe(400);
  expect(
    (await ask({ client_id: "streakline-vscode", scope: "device:enrol offline_access" })).status,
  ).toBe(400);
});

test("rename, rotation and revocation reach own devices only, and reveal no foreign ids", async () => {
  for (const deviceId of [laptop.deviceId, randomUUID()]) {
    expect(await refused(bob.browser.mutate("devices.rename", { deviceId, name: "mine" }))).toBe(
      "not_found",
    );
    expect(await refused(bob.browser.mutate("devices.requestRotation", { deviceId }))).toBe(
      "not_found",
    );
    expect(await refused(bob.browser.mutate("devices.revoke", { deviceId }))).toBe("not_found");
  }
  expect(
    await alice.browser.mutate("devices.rename", { deviceId: laptop.deviceId, name: " desk " }),
  ).toMatchObject({ name: "desk" });
});

test.each(["a\0b", "\ud800", "\u202egnp.exe", "two\nlines"])(
  "%j names neither a device nor a person",
  async (name) => {
    const authorization = `Bearer ${await enrolToken(server.url, bob)}`;
    const device = { kind: "vscode", name: "ok", client: "ok", timeZone: "UTC" };
    for (const part of [{ name }, { client: name }])
      expect(
        await refused(
          openBrowser(server.url).mutate(
            "devices.enrol",
            { ...device, ...part },
            { authorization },
          ),
        ),
      ).toBe("bad_input");
    expect(
      await refused(alice.browser.mutate("devices.rename", { deviceId: laptop.deviceId, name })),
    ).toBe("bad_input");
    expect(
      await refused(
        alice.browser.mutate("accounts.updateProfile", { displayName: name, username: "alice-1" }),
      ),
    ).toBe("bad_input");
  },
);
