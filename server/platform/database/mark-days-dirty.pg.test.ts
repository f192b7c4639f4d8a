import { afterAll, beforeAll, expect, test } from "vitest";
import { asUserPipelined } from "./db.ts";
import { aDevice, aPerson, aSession, storeSessions } from "../../testing/builders.ts";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());

async function marked(
  settings: Record<string, string | number>,
  spans: [start: string, end: string][],
): Promise<string[]> {
  const { userId } = await aPerson(fresh, { settings });
  const [starts, ends] = [spans.map(([start]) => start), spans.map(([, end]) => end)];
  const [rows] = await asUserPipelined(fresh.databases.app.raw, userId, (c) => [
    c`select mark_days_dirty(${userId}, ${starts}::text[]::timestamptz[],
      ${ends}::text[]::timestamptz[]) as days`,
  ]);
  return rows[0]?.["days"] as string[];
}

test.each<[string, Record<string, string | number>, [string, string][], string[]]>([
  [
    "noon touches its own day alone",
    {},
    [["2026-11-20T12:00:00Z", "2026-11-20T12:05:00Z"]],
    ["2026-11-20"],
  ],
  [
    "23:30 also touches the next day, whose first gap it may begin",
    {},
    [["2026-11-20T23:30:00Z", "2026-11-20T23:31:00Z"]],
    ["2026-11-20", "2026-11-21"],
  ],
  [
    "00:30 also touches the day before, whose last gap it may end",
    {},
    [["2026-11-20T00:30:00Z", "2026-11-20T00:31:00Z"]],
    ["2026-11-19", "2026-11-20"],
  ],
  [
    "days are the person's: 23:30 UTC is the middle of the day in Auckland",
    { time_zone: "Pacific/Auckland" },
    [["2026-11-20T23:30:00Z", "2026-11-20T23:31:00Z"]],
    ["2026-11-21"],
  ],
  [
    "a day may start at four in the morning",
    { day_starts_at_minutes: 240 },
    [["2026-11-20T02:00:00Z", "2026-11-20T02:01:00Z"]],
    ["2026-11-19"],
  ],
  [
    "a batch of late and fresh sessions touches both days, each once",
    {},
    [
      ["2026-11-20T12:00:00Z", "2026-11-20T12:01:00Z"],
      ["2026-11-20T13:00:00Z", "2026-11-20T13:01:00Z"],
      ["2026-03-02T12:00:00Z", "2026-03-02T12:01:00Z"],
    ],
    ["2026-03-02", "2026-11-20"],
  ],
  [
    "the skipped hour in Berlin loses no day",
    { time_zone: "Europe/Berlin" },
    [["2026-03-29T00:59:00Z", "2026-03-29T01:01:00Z"]],
    ["2026-03-29"],
  ],
  ["nothing touches nothing", {}, [], []],
])("%s", async (_, settings, spans, days) => {
  expect(await marked(settings, spans)).toEqual(days);
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
  const noon = ["2026-11-20T12:00:00Z"];
  const marking = asUserPipelined(fresh.databases.app.raw, bob.userId, (c) => [
    c`select mark_days_dirty(${alice.userId}, ${noon}::text[]::timestamptz[],
      ${noon}::text[]::timestamptz[])`,
  ]);
  await expect(marking).rejects.toMatchObject({ code: "42501" });
});

test("mark_all_days_dirty() marks days of sessions by the new settings, and derived ones", async () => {
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
  expect(rows[0]?.["days"]).toBe(3);
  const days = await raw`select day::text from dirty_days where user_id = ${userId} order by day`;
  // 11:30 UTC is 00:30 in Auckland: near enough to midnight to touch the day before.
  expect(days.map((row) => row["day"])).toEqual(["2026-10-01", "2026-11-20", "2026-11-21"]);
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
        await sql`select mark_days_dirty(${userId}, '{2026-11-20T12:00:00Z}', '{2026-11-20T12:01:00Z}')`;
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
  expect((await changing)[1][0]?.["days"]).toBe(1);
  const days =
    await worker.raw`select day::text from dirty_days where user_id = ${userId} order by day`;
  expect(days.map((row) => row["day"])).toEqual(["2026-11-20", "2026-11-21"]);
});

test("a time zone unknown to this Postgres is refused where it is set, not at a batch", async () => {
  await expect(aPerson(fresh, { settings: { time_zone: "Mars/Olympus" } })).rejects.toMatchObject({
    code: "22023",
  });
});
