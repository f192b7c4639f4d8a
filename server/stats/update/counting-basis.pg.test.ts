import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { aDevice, aPerson, aSession, storeSessions } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { countingBasis } from "./counting-basis.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const DAYS = ["2026-11-19", "2026-11-20"];
const basisOf = (userId: string, days: string[] = DAYS) =>
  deriveTransaction(fresh.databases.worker, userId, (tx) => countingBasis(tx, userId, days));

test("countingBasis() gives settings and revisions of dirty days, else defaults and none", async () => {
  const { userId } = await aPerson(fresh, { settings: { gap_minutes: 7 } });
  await storeSessions(fresh, {
    userId,
    deviceId: await aDevice(fresh, { userId }),
    sessions: [aSession()],
  });
  expect(await basisOf(userId)).toMatchObject({
    settings: { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 7, awayMinutes: 2 },
    revisions: new Map([["2026-11-20", 1]]),
  });
  const nobody = "00000000-0000-4000-8000-000000000000";
  expect(await basisOf(nobody)).toMatchObject({
    settings: { timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 },
    revisions: new Map(),
    hasSites: false,
  });
  expect(await basisOf(userId, [])).toMatchObject({ revisions: new Map(), remains: new Map() });
});

test("countingBasis() gives rules, rows of days, and remains of them and their neighbours", async () => {
  const { userId } = await aPerson(fresh);
  const { raw } = fresh.databases.worker;
  await fresh.databases.app.raw.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${userId}, true)`;
    await sql`
      insert into category_rules (user_id, domain, weight) values (${userId}, 'docs.example', 1)`;
  });
  for (const day of ["2026-11-18", "2026-11-20", "2026-11-23"])
    await raw`insert into site_remains (user_id, day, line) values (${userId}, ${day}, '[]')`;
  for (const day of ["2026-11-19", "2026-11-20"])
    await raw`
      insert into day_sites (user_id, day, domain, category, weight, seconds, hours)
      values (${userId}, ${day}, 'docs.example', 'documentation', 1, 5, array_fill(0, array[24]))`;
  const basis = await basisOf(userId);
  expect([...basis.rules]).toEqual([["docs.example", { category: null, weight: 1 }]]);
  expect([...basis.remains.keys()].toSorted()).toEqual(["2026-11-18", "2026-11-20"]);
  expect([...basis.kept.keys()]).toEqual(["2026-11-20"]);
  expect(basis.kept.get("2026-11-20")).toMatchObject([{ domain: "docs.example", seconds: 5 }]);
  expect(basis.hasSites).toBe(true);
});
