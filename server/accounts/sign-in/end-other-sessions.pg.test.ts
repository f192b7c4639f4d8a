import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { connectDevice, devicesOf, fetchToken, signUp } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

type Sessions = { sessions: { id: string; userAgent: string; current: boolean }[] };

test("other sessions end, this one and the devices stay", async () => {
  const ada = await signUp(server.url);
  const laptop = await connectDevice(server.url, ada);
  const phone = openBrowser(server.url);
  await phone.fetch(
    "/api/auth/sign-in/email",
    { email: ada.email, password: "correct horse battery" },
    { "user-agent": "phone" },
  );
  const { sessions } = (await ada.browser.query("accounts.sessions")) as Sessions;
  expect(sessions).toMatchObject([{ userAgent: "phone", current: false }, { current: true }]);
  expect(JSON.stringify(sessions)).not.toContain(
    decodeURIComponent(phone.cookie()).split(/[=.]/)[2],
  );
  expect(await ada.browser.mutate("accounts.revokeOtherSessions", undefined)).toEqual({
    revoked: 1,
  });
  await expect(phone.query("accounts.me")).rejects.toMatchObject({
    data: { refusal: "unauthenticated" },
  });
  expect(await ada.browser.query("accounts.me")).toMatchObject({ userId: ada.userId });
  expect(await fetchToken(server.url, laptop.key)).toMatchObject({ deviceId: laptop.deviceId });
});

test("devices end too when that is asked for", async () => {
  const ada = await signUp(server.url);
  const laptop = await connectDevice(server.url, ada);
  expect(await ada.browser.mutate("accounts.revokeOtherSessions", { devicesToo: true })).toEqual({
    revoked: 0,
  });
  await expect(fetchToken(server.url, laptop.key)).rejects.toMatchObject({
    data: { refusal: "key_revoked" },
  });
  expect((await devicesOf(ada))[0]?.revokedAt).toBeGreaterThan(0);
});

test("one session can be ended alone", async () => {
  const ada = await signUp(server.url);
  const { sessions } = (await ada.browser.query("accounts.sessions")) as Sessions;
  expect(await ada.browser.mutate("accounts.revokeSession", { id: sessions[0]?.id })).toEqual({
    revoked: true,
  });
  await expect(ada.browser.query("accounts.me")).rejects.toMatchObject({
    data: { refusal: "unauthenticated" },
  });
});
