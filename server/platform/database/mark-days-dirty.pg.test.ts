import { afterAll, beforeAll, expect, test } from "vitest";
import { asUserPipelined } from "./db.ts";
import { aDevice, aPerson, aSession, storeSessions } from "../../testing/builders.ts";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());

test("mark_days_dirty() marks each of the given days once", async () => {
  const { userId } = await aPerson(fresh);
  const days = ["2026-11-20", "2026-03-02", "2026-11-20"];
  await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    c`select mark_days_dirty(${userId}, ${days}::text[])`,
    c`select mark_days_dirty(${userId}, '{}')`,
  ]);
  const rows = await fresh.databases.worker
    .raw`select day::text, revision::int from dirty_days where user_id = ${userId} order by day`;
  expect([...rows]).toEqual([
    { day: "2026-03-02", revision: 1 },
    { day: "2026-11-20", revision: 1 },
  ]);
});

test("marking again raises the revision, so that a derivation under way runs once more", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const store = () => storeSessions(fresh, { userId, deviceId, sessions: [aSession()] });
  await store();
  await store();
  const rows = await fresh.databases.worker
    .raw`select day::text, revision::int from dirty_days where user_id = ${userId}`;
  expect([...rows]).toEqual([{ day: "2026-11-20", revision: 2 }]);
});

test("nobody marks days of another person", async () => {
  const [alice, bob] = [await aPerson(fresh), await aPerson(fresh)];
  const marking = asUserPipelined(fresh.databases.app.raw, bob.userId, (c) => [
    c`select mark_days_dirty(${alice.userId}, '{2026-11-20}')`,
  ]);
  await expect(marking).rejects.toMatchObject({ code: "42501" });
});

test("mark_all_days_dirty() marks the days of sessions in any time zone, and derived ones", async () => {
  const { userId } = await aPerson(fresh, { settings: { time_zone: "Pacific/Auckland" } });
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, {
    userId,
    deviceId,
    sessions: [aSession({ startedAt: Date.UTC(2026, 10, 20, 11, 30) / 1_000 })],
  });
  const { raw } = fresh.databases.worker;
  await raw`delete from dirty_days where user_id = ${userId}`;
  await raw`insert into daily_stats (user_id, date) values (${userId}, '2026-10-01')`;
  const [rows] = await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    c`select mark_all_days_dirty(${userId}) as days`,
  ]);
  expect(rows[0]?.["days"]).toBe(4);
  const days = await raw`select day::text from dirty_days where user_id = ${userId} order by day`;
  // 11:30 UTC is 23:30 the day before where clocks are 12 hours behind, and 01:30 the day after
  // where they are 14 ahead.
  expect(days.map((row) => row["day"])).toEqual([
    "2026-10-01",
    "2026-11-19",
    "2026-11-20",
    "2026-11-21",
  ]);
});

test("a change of settings waits for a push under way, and marks its sessions too", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const { app, worker } = fresh.databases;
  let finish = () => {};
  const isMarked = new Promise<void>((resolve) => {
    void app.raw
      .begin(async (sql) => {
        await sql`select set_config('app.user_id', ${userId}, true)`;
        await sql`insert into coding_sessions (user_id, session_start, session_end, device_id,
          batch_id, ended_by)
          values (${userId}, '2026-11-20T12:00:00Z', '2026-11-20T12:01:00Z', ${deviceId},
            ${deviceId}, 'idle')`;
        await sql`select mark_days_dirty(${userId}, '{2026-11-20}')`;
        const end = new Promise<void>((go) => (finish = go));
        resolve();
        await end;
      })
      .catch(() => {});
  });
  await isMarked;
  const changing = asUserPipelined(app.raw, userId, (c) => [
    c`update settings set time_zone = 'Pacific/Auckland' where user_id = ${userId}`,
    c`select mark_all_days_dirty(${userId}) as days`,
  ]);
  setTimeout(() => finish(), 100);
  expect((await changing)[1][0]?.["days"]).toBe(3);
  const days =
    await worker.raw`select day::text from dirty_days where user_id = ${userId} order by day`;
  expect(days.map((row) => row["day"])).toEqual(["2026-11-19", "2026-11-20", "2026-11-21"]);
});
