import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson } from "../../testing/builders.ts";
import { callersOn, refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases);
});
afterAll(() => fresh.close());

test("getMe() gives the person, their settings and whether anything is connected", async () => {
  const ada = await aPerson(fresh, { username: "ada" });
  expect(await callAs(ada).accounts.me()).toMatchObject({
    userId: ada.userId,
    email: "ada@example.test",
    username: "ada",
    isAdmin: false,
    hasDevices: false,
    hasSessions: false,
    settings: { timeZone: "UTC", gapMinutes: 15 },
  });
  await aDevice(fresh, ada);
  expect(await callAs(ada).accounts.me()).toMatchObject({ hasDevices: true });
});

test("getMe() makes the profile that a dying process left out", async () => {
  const userId = randomUUID();
  await fresh.databases.auth
    .raw`insert into auth."user" (id, name, email) values (${userId}, 'Grace Hopper', 'grace@example.test')`;
  expect(await callAs({ userId }).accounts.me()).toMatchObject({
    username: "grace-hopper",
    displayName: "Grace Hopper",
  });
});

test("getMe() says that a deleted account is gone", async () => {
  expect(await refusal(callAs({ userId: randomUUID() }).accounts.me())).toBe("account_gone");
});
