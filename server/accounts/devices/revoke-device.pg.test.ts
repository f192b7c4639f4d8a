import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import {
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
beforeAll(async () => {
  server = await startTestServer();
  alice = await signUp(server.url);
});
afterAll(() => server.close());

const refused = (call: Promise<unknown>) =>
  call.then(
    () => "not refused",
    (error: { data?: { refusal?: string } }) => error.data?.refusal,
  );
const today = (token: string) =>
  openBrowser(server.url).query("stats.today", undefined, { authorization: `Bearer ${token}` });

test("a revoked device is refused at once with all keys and tokens, and stays in the list", async () => {
  const device = await connectDevice(server.url, alice, "stolen");
  expect(await today(device.token)).toMatchObject({ secondsTotal: 0 });
  await alice.browser.mutate("devices.revoke", { deviceId: device.deviceId });
  expect(await refused(today(device.token))).toBe("key_revoked");
  expect(await refused(fetchToken(server.url, device.key))).toBe("key_revoked");
  expect(
    await refused(
      openBrowser(server.url).mutate("devices.rotate", undefined, { "x-api-key": device.key }),
    ),
  ).toBe("key_revoked");
  expect(
    await refused(alice.browser.mutate("devices.requestRotation", { deviceId: device.deviceId })),
  ).toBe("not_found");
  expect(
    (await devicesOf(alice)).find(({ id }) => id === device.deviceId)?.revokedAt,
  ).toBeGreaterThan(0);
});

test("a device that leaves ends its own powers and nobody else's", async () => {
  const [leaving, staying] = [
    await connectDevice(server.url, alice, "leaving"),
    await connectDevice(server.url, alice, "staying"),
  ];
  const leave = () =>
    openBrowser(server.url).mutate("devices.leave", undefined, { "x-api-key": leaving.key });
  expect(await leave()).toMatchObject({ id: leaving.deviceId });
  expect(await refused(today(leaving.token))).toBe("key_revoked");
  expect(await refused(leave())).toBe("key_revoked");
  expect(await today(staying.token)).toMatchObject({ secondsTotal: 0 });
});

test("keys and tokens die with their person", async () => {
  const carol = await signUp(server.url);
  const device = await connectDevice(server.url, carol);
  const enrolling = `Bearer ${await enrolToken(server.url, carol)}`;
  await server.fresh.databases.auth.raw`delete from auth."user" where id = ${carol.userId}`;
  expect(await refused(fetchToken(server.url, device.key))).toBe("key_revoked");
  const input = { kind: "vscode", name: "x", client: "c", timeZone: "UTC" };
  expect(
    await refused(
      openBrowser(server.url).mutate("devices.enrol", input, { authorization: enrolling }),
    ),
  ).toBe("account_gone");
});
