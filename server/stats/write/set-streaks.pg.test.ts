import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { setStreaks } from "./set-streaks.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("setStreaks() numbers the days of an unbroken run, and goes on from the day before", async () => {
  const { userId } = await aPerson(fresh);
  await fresh.databases.worker.raw`
    insert into daily_stats (user_id, date, coding_time_seconds, streak_days) values
    (${userId}, '2026-11-17', 900, 4), (${userId}, '2026-11-18', 900, 0),
    (${userId}, '2026-11-19', 900, 0), (${userId}, '2026-11-20', 100, 0),
    (${userId}, '2026-11-21', 900, 0)`;
  await deriveTransaction(fresh.databases.worker, userId, (tx) =>
    setStreaks(tx, userId, "2026-11-18", 600),
  );
  const rows = await fresh.databases.worker.raw`
    select streak_days from daily_stats where user_id = ${userId} order by date`;
  expect(rows.map((row) => row["streak_days"])).toEqual([4, 5, 6, 0, 1]);
});
