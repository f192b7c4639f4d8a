import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { isDue, overdueDays, withSweepLock } from "./dirty-days.store.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2 });
});
beforeEach(() => owner`delete from dirty_days`);
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

async function mark(userId: string, days: readonly string[], secondsAgo: number) {
  for (const day of days)
    await owner`insert into dirty_days (user_id, day, marked_at)
      values (${userId}, ${day}, now() - make_interval(secs => ${secondsAgo}))`;
}

test("isDue() knows one day of one person", async () => {
  const { userId } = await aPerson(fresh);
  await mark(userId, ["2026-11-20"], 0);
  expect(await isDue(fresh.databases.worker, userId, "2026-11-20")).toBe(true);
  expect(await isDue(fresh.databases.worker, userId, "2026-11-21")).toBe(false);
  expect(await isDue(fresh.databases.worker, (await aPerson(fresh)).userId, "2026-11-20")).toBe(
    false,
  );
});

test("overdueDays() gives who waits longest first, newest days first, within its bounds", async () => {
  const [ann, ben] = [(await aPerson(fresh)).userId, (await aPerson(fresh)).userId];
  await mark(ann, ["2026-11-01", "2026-11-02", "2026-11-03"], 60);
  await mark(ann, ["2026-11-09"], 1);
  await mark(ben, ["2026-10-01", "2026-10-02"], 600);
  const overdue = (bounds: { daysPerUser: number; daysMax: number }) =>
    overdueDays(fresh.databases.worker, { secondsOld: 10, ...bounds });
  expect(await overdue({ daysPerUser: 2, daysMax: 100 })).toEqual([
    { userId: ben, day: "2026-10-02" },
    { userId: ben, day: "2026-10-01" },
    { userId: ann, day: "2026-11-03" },
    { userId: ann, day: "2026-11-02" },
  ]);
  expect(await overdue({ daysPerUser: 100, daysMax: 3 })).toHaveLength(3);
  expect(await overdue({ daysPerUser: 100, daysMax: 100 })).toHaveLength(5);
});

test("overdueDays() leaves out excepted days, so that they take no place", async () => {
  const [ann, ben] = [(await aPerson(fresh)).userId, (await aPerson(fresh)).userId];
  await mark(ann, ["2026-11-01", "2026-11-02"], 600);
  await mark(ben, ["2026-11-01"], 60);
  const bounds = { secondsOld: 10, daysPerUser: 2, daysMax: 2 };
  const except = [{ userId: ann, day: "2026-11-02" }];
  expect(await overdueDays(fresh.databases.worker, bounds, except)).toEqual([
    { userId: ann, day: "2026-11-01" },
    { userId: ben, day: "2026-11-01" },
  ]);
});

test("withSweepLock() says when the turn is over", async () => {
  const { userId } = await aPerson(fresh);
  const said: boolean[] = [];
  for (const turnMs of [60_000, 0])
    await withSweepLock(
      fresh.databases.worker,
      userId,
      async (isOver) => void said.push(isOver()),
      turnMs,
    );
  expect(said).toEqual([false, true]);
});

test("withSweepLock() admits one at a time per person, and unlocks also after a failure", async () => {
  const { userId } = await aPerson(fresh);
  const ran: string[] = [];
  await withSweepLock(fresh.databases.worker, userId, async () => {
    ran.push("first");
    await withSweepLock(fresh.databases.worker, userId, async () => void ran.push("second"));
  });
  await expect(
    withSweepLock(fresh.databases.worker, userId, () => Promise.reject(new Error("planned"))),
  ).rejects.toThrow("planned");
  await withSweepLock(fresh.databases.worker, userId, async () => void ran.push("third"));
  expect(ran).toEqual(["first", "third"]);
});
