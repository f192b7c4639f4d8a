import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { keyHash } from "../sign-in/authenticate.ts";
import { deleteKeys, expireOtherKeys, liveKey } from "./keys.store.ts";

let fresh: FreshDatabase;
let userId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ userId } = await aPerson(fresh));
});
afterAll(() => fresh.close());

async function aKey(
  deviceId: string,
  { expiresAt = null as Date | null, enabled = true, owner = userId } = {},
) {
  const [id, key] = [randomUUID(), `slk_${randomUUID()}`];
  const metadata = JSON.stringify({ deviceId });
  await fresh.databases.auth.raw`
    insert into auth.apikey (id, reference_id, key, metadata, expires_at, enabled, created_at, updated_at)
    values (${id}, ${owner}, ${keyHash(key)}, ${metadata}, ${expiresAt?.toISOString() ?? null},
      ${enabled}, now(), now())`;
  return { id, hash: keyHash(key) };
}

test("liveKey() finds a key by its hash while it lives", async () => {
  const { auth } = fresh.databases;
  const deviceId = randomUUID();
  const { id, hash } = await aKey(deviceId);
  expect(await liveKey(auth, hash)).toEqual({ keyId: id, userId, deviceId });
  expect(await liveKey(auth, keyHash("slk_other"))).toBeNull();
  expect(await liveKey(auth, (await aKey(deviceId, { enabled: false })).hash)).toBeNull();
  expect(
    await liveKey(auth, (await aKey(deviceId, { expiresAt: new Date(Date.now() - 1000) })).hash),
  ).toBeNull();
  expect(
    await liveKey(auth, (await aKey(deviceId, { expiresAt: new Date(Date.now() + 60_000) })).hash),
  ).not.toBeNull();
});

test("expireOtherKeys() touches only this person's other keys of this device", async () => {
  const { auth } = fresh.databases;
  const [deviceId, other] = [randomUUID(), randomUUID()];
  const [old, kept, elsewhere] = [await aKey(deviceId), await aKey(deviceId), await aKey(other)];
  const stranger = await aKey(deviceId, { owner: (await aPerson(fresh)).userId });
  await expireOtherKeys(auth, userId, deviceId, kept.id, 0);
  expect(await liveKey(auth, old.hash)).toBeNull();
  for (const { hash } of [kept, elsewhere, stranger])
    expect(await liveKey(auth, hash)).not.toBeNull();
});

test("deleteKeys() deletes only this person's keys of this device", async () => {
  const { auth } = fresh.databases;
  const [deviceId, other] = [randomUUID(), randomUUID()];
  const [mine, elsewhere] = [await aKey(deviceId), await aKey(other)];
  const stranger = await aKey(deviceId, { owner: (await aPerson(fresh)).userId });
  await deleteKeys(auth, userId, deviceId);
  expect(await liveKey(auth, mine.hash)).toBeNull();
  for (const { hash } of [elsewhere, stranger]) expect(await liveKey(auth, hash)).not.toBeNull();
});
