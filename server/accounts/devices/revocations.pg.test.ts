import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { openRevocations } from "./revocations.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const log = { debug() {}, info() {}, warn() {}, error() {} };
const revoke = (userId: string, id: string, ago: string) =>
  fresh.databases.app.raw.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${userId}, true)`;
    await sql`update devices set revoked_at = now() - ${ago}::interval where id = ${id}`;
  });

test("a device that another process revoked is known at the start, and later ones soon after", async () => {
  const { userId } = await aPerson(fresh);
  const [before, after, long] = [
    await aDevice(fresh, { userId }),
    await aDevice(fresh, { userId }),
    await aDevice(fresh, { userId }),
  ];
  await revoke(userId, before, "1 minute");
  await revoke(userId, long, "1 day");
  const revocations = await openRevocations(fresh.databases.worker, log);
  expect([before, after, long].map((id) => revocations.has(id))).toEqual([true, false, false]);
  await revoke(userId, after, "0");
  for (let i = 0; i < 200 && !revocations.has(after); i++) await sleep(50);
  expect(revocations.has(after)).toBe(true);
  revocations.add("here");
  expect(revocations.has("here")).toBe(true);
  revocations.stop();
});
