import type { PushAnswer } from "@streakline/shared/activity/batch.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../testing/browser.ts";
import { aBatch, aConsent, aSession } from "../testing/builders.ts";
import { type AdminTools, adminTools } from "../testing/admin-tools.ts";
import { fetchToken } from "../testing/sign-up.ts";
import { createKey } from "./create-key.ts";
import { createUser } from "./create-user.ts";

let admin: AdminTools;
beforeAll(async () => {
  admin = await adminTools();
});
afterAll(() => admin.close());

test("create-key gives a key that works, and refuses an unknown address", async () => {
  await createUser(admin.tools, { email: "ada@example.test" });
  const { key, deviceId } = await createKey(admin.tools, {
    email: "ada@example.test",
    name: "box",
    timeZone: "Europe/Berlin",
  });
  expect(admin.output()).toContain(key);
  expect(await fetchToken(admin.server.url, key)).toMatchObject({ deviceId });
  await expect(
    createKey(admin.tools, { email: "nobody@example.test", name: "box" }),
  ).rejects.toThrow(/There is no account nobody@example\.test/);
});

/** How the records of one batch fare that is pushed with a key. */
async function push(key: string): Promise<string[]> {
  const { token } = await fetchToken(admin.server.url, key);
  const now = Math.floor(Date.now() / 1_000);
  const batch = aBatch({ sessions: [aSession({ startedAt: now - 600 })], sealedAt: now });
  const answer = await openBrowser(admin.server.url).mutate("activity.push", batch, {
    authorization: `Bearer ${token}`,
  });
  return (answer as PushAnswer).results.map(({ status }) => status);
}

test("a hand-made key sends for an account without a login, whose zone stays open", async () => {
  const { userId } = await createUser(admin.tools, { email: "new@example.test" });
  const { key, deviceId } = await createKey(admin.tools, {
    email: "new@example.test",
    name: "box",
  });
  expect(await fetchToken(admin.server.url, key)).toMatchObject({
    deviceId,
    consents: { coding: true, sites: false },
  });
  expect(await push(key)).toEqual(["stored"]);
  const owner = postgres(admin.server.fresh.ownerUrl, { max: 1 });
  expect(await owner`select kind, given, place from consents where user_id = ${userId}`).toEqual([
    { kind: "coding", given: true, place: expect.stringMatching(/^streakline-admin\/\d/) },
  ]);
  expect(
    await owner`select time_zone, time_zone_is_guessed from settings where user_id = ${userId}`,
  ).toMatchObject([{ time_zone: "UTC", time_zone_is_guessed: true }]);
  await owner.end();
});

test("a no of the person outlives a key made by hand, and the command says so", async () => {
  const { userId } = await createUser(admin.tools, { email: "no@example.test" });
  await aConsent(admin.server.fresh, { userId, kinds: ["coding"], given: false });
  admin.output();
  const { key } = await createKey(admin.tools, { email: "no@example.test", name: "box" });
  expect(admin.output()).toContain("this person has not allowed coding");
  expect(await push(key)).toEqual(["rejected"]);
});
