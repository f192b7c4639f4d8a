import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../../platform/database/db.ts";
import { aConsent, aDevice, aPerson } from "../../testing/builders.ts";
import { callersOn, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { setKey } from "./devices.store.ts";

const KEY_ID = randomUUID();
let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  const signToken = () => Promise.resolve({ token: "signed", expiresAt: 1_795_176_600 });
  callAs = callersOn(fresh.databases, {
    credentials: {
      issueKey: () => Promise.reject(new Error()),
      signToken,
      async forgetDevice() {},
    },
  });
});
afterAll(() => fresh.close());

const token = (userId: string, deviceId: string, keyId = KEY_ID) =>
  callAs({ kind: "key", userId, deviceId, keyId }).devices.token();

test("issueToken() gives a token with its owner, asks for rotation and notes the visit", async () => {
  const ada = await aPerson(fresh);
  const deviceId = await aDevice(fresh, ada);
  await asUser(fresh.databases.app, ada.userId, (tx) => setKey(tx, ada.userId, deviceId, KEY_ID));
  expect(await token(ada.userId, deviceId)).toEqual({
    token: "signed",
    expiresAt: 1_795_176_600,
    userId: ada.userId,
    deviceId,
    displayName: ada.username,
    rotate: false,
    consents: { coding: true, sites: false, page_keys: false },
  });
  await callAs(ada).devices.requestRotation({ deviceId });
  expect(await token(ada.userId, deviceId)).toMatchObject({ rotate: true });
  await asUser(fresh.databases.app, ada.userId, (tx) => setKey(tx, ada.userId, deviceId, KEY_ID));
  expect(await token(ada.userId, deviceId)).toMatchObject({ rotate: false });
  expect(await token(ada.userId, deviceId, randomUUID())).toMatchObject({ rotate: true });
  expect((await callAs(ada).devices.list()).devices[0]?.lastSeenAt).toBeGreaterThan(1_700_000_000);
});

test("issueToken() says what the device may record: page keys only together with websites", async () => {
  const ada = await aPerson(fresh);
  const deviceId = await aDevice(fresh, ada);
  await aConsent(fresh, { userId: ada.userId, kinds: ["coding", "page_keys"] });
  expect(await token(ada.userId, deviceId)).toMatchObject({
    consents: { coding: true, sites: false, page_keys: false },
  });
  await aConsent(fresh, { userId: ada.userId, kinds: ["sites"] });
  await aConsent(fresh, { userId: ada.userId, kinds: ["coding"], given: false });
  expect(await token(ada.userId, deviceId)).toMatchObject({
    consents: { coding: false, sites: true, page_keys: true },
  });
});

test("issueToken() refuses a revoked device, another person's and one that never was", async () => {
  const [ada, bob] = [await aPerson(fresh), await aPerson(fresh)];
  const deviceId = await aDevice(fresh, ada);
  expect(await refusal(token(bob.userId, deviceId))).toBe("key_revoked");
  expect(await refusal(token(ada.userId, randomUUID()))).toBe("key_revoked");
  await callAs(ada).devices.revoke({ deviceId });
  expect(await refusal(token(ada.userId, deviceId))).toBe("key_revoked");
});
