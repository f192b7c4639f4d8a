import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../platform/database/db.ts";
import { aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { rederiveAllDays } from "../accounts/settings/settings.store.ts";
import { rederiveProgress } from "./rederive-progress.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("a day that a batch marks later is not part of the progress", async () => {
  const { userId } = await aPerson(fresh);
  const progress = () => asUser(fresh.databases.app, userId, (tx) => rederiveProgress(tx, userId));
  expect(await progress()).toEqual({ daysTotal: 0, daysLeft: 0 });
  await fresh.databases.worker
    .raw`insert into daily_stats (user_id, date) values (${userId}, '2026-11-20'), (${userId}, '2026-11-19')`;
  await asUser(fresh.databases.app, userId, (tx) => rederiveAllDays(tx, userId));
  await fresh.databases.worker
    .raw`insert into dirty_days (user_id, day) values (${userId}, '2026-11-21')`;
  expect(await progress()).toEqual({ daysTotal: 2, daysLeft: 2 });
});
