import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { connectDevice, fetchToken, type SignedUp, signUp } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
let alice: SignedUp;
beforeAll(async () => {
  server = await startTestServer();
  alice = await signUp(server.url);
});
afterAll(() => server.close());

const rotate = async (key: string) =>
  (await openBrowser(server.url).mutate("devices.rotate", undefined, { "x-api-key": key })) as {
    key: string;
  };
const refused = (call: Promise<unknown>) =>
  call.then(
    () => "not refused",
    (error: { data?: { refusal?: string } }) => error.data?.refusal,
  );

test("a replaced key stays valid for ten minutes, and asking again does not extend that", async () => {
  const device = await connectDevice(server.url, alice, "rotating");
  await alice.browser.mutate("devices.requestRotation", { deviceId: device.deviceId });
  expect(await fetchToken(server.url, device.key)).toMatchObject({ rotate: true });
  const next = await rotate(device.key);
  const again = await rotate(device.key);
  expect(await fetchToken(server.url, again.key)).toMatchObject({ rotate: false });
  expect(await fetchToken(server.url, next.key)).toMatchObject({ deviceId: device.deviceId });
  const sql = server.fresh.databases.auth.raw;
  const lives =
    await sql`select extract(epoch from expires_at - now())::int as seconds from auth.apikey
      where metadata like ${`%${device.deviceId}%`} order by created_at`;
  expect(
    lives.map((row) =>
      row["seconds"] === null ? null : row["seconds"] > 580 && row["seconds"] <= 600,
    ),
  ).toEqual([true, true, null]);
  await sql`update auth.apikey set expires_at = now() where metadata like ${`%${device.deviceId}%`}
    and expires_at is not null`;
  expect(await refused(fetchToken(server.url, device.key))).toBe("key_revoked");
  expect(await fetchToken(server.url, again.key)).toMatchObject({ deviceId: device.deviceId });
});

test("a device that still shows its old key is asked to rotate again", async () => {
  const device = await connectDevice(server.url, alice, "lost answer");
  await alice.browser.mutate("devices.requestRotation", { deviceId: device.deviceId });
  const lost = await rotate(device.key);
  expect(await fetchToken(server.url, device.key)).toMatchObject({ rotate: true });
  expect(await fetchToken(server.url, lost.key)).toMatchObject({ rotate: false });
  const read = await rotate(device.key);
  expect(await fetchToken(server.url, read.key)).toMatchObject({ rotate: false });
  await server.fresh.databases.auth.raw`
    update auth.apikey set expires_at = now() where metadata like ${`%${device.deviceId}%`}
      and expires_at is not null`;
  expect(await fetchToken(server.url, read.key)).toMatchObject({
    deviceId: device.deviceId,
    rotate: false,
  });
});
