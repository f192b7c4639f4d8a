import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { type BatchRow, insertBatch, storedBatch } from "./batches.store.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2 });
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

async function someone() {
  const { userId } = await aPerson(fresh);
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}

function aRow(who: { userId: string; deviceId: string }, id = crypto.randomUUID()): BatchRow {
  return {
    ...who,
    id,
    bodyHash: "ab".repeat(32),
    rejected: [],
    recordsTotal: 1,
    client: "test/1",
    timeZone: "UTC",
    sealedAt: NOON,
  };
}

test("insertBatch() tells stored, known and refused; storedBatch() gives the answer back", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const row = {
    ...aRow(ann),
    rejected: [{ index: 3, id: "", code: "bad_record", sentence: 'It is "bad".' }],
  };
  expect(await insertBatch(fresh.databases.app, row, [aSession()])).toEqual({
    state: "stored",
    days: ["2026-11-20"],
    missing: [],
    since: null,
    conflicts: [],
  });
  expect(await insertBatch(fresh.databases.app, row, [aSession()])).toMatchObject({
    state: "known",
  });
  expect(
    await insertBatch(fresh.databases.app, aRow({ ...ann, deviceId: ben.deviceId }), []),
  ).toMatchObject({
    state: "device_refused",
  });
  expect(await storedBatch(fresh.databases.app, ann.userId, row.id)).toEqual({
    bodyHash: row.bodyHash,
    rejected: row.rejected,
    missing: [],
    since: null,
    conflicts: [],
  });
  expect(await storedBatch(fresh.databases.app, ben.userId, row.id)).toBeNull();
  expect(await owner`select from coding_sessions where user_id = ${ann.userId}`).toHaveLength(1);
});

test("insertBatch() stores nothing at all when a row cannot be stored", async () => {
  const ann = await someone();
  const row = aRow(ann);
  const sessions = [aSession(), aSession({ startedAt: NOON + 100, endedAt: NOON + 50 })];
  await expect(insertBatch(fresh.databases.app, row, sessions)).rejects.toMatchObject({
    code: "23514",
  });
  expect(await storedBatch(fresh.databases.app, ann.userId, row.id)).toBeNull();
  expect(await owner`select from dirty_days where user_id = ${ann.userId}`).toHaveLength(0);
});

test("insertBatch() stores a repeated session once, and all that is new beside it", async () => {
  const ann = await someone();
  const [first, second, third] = [
    aSession(),
    aSession({ startedAt: NOON + 100 }),
    aSession({ startedAt: NOON + 200 }),
  ];
  await insertBatch(fresh.databases.app, aRow(ann), [first, second]);
  const shouted = { ...first, id: first.id.toUpperCase() };
  expect(
    await insertBatch(fresh.databases.app, aRow(ann), [
      shouted,
      third,
      { ...third, project: "the later one" },
    ]),
  ).toMatchObject({
    state: "stored",
    days: ["2026-11-20"],
  });
  expect(await insertBatch(fresh.databases.app, aRow(ann), [first, second, third])).toMatchObject({
    state: "stored",
  });
  const rows =
    await owner`select id, project_name from coding_sessions where user_id = ${ann.userId}
      order by session_start`;
  expect(rows.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
  expect(rows[2]?.["project_name"]).toBe(third.project);
  expect(await owner`select from batches where user_id = ${ann.userId}`).toHaveLength(3);
});

test("insertBatch() takes batches that share sessions and come at once, each the first time", async () => {
  const ann = await someone();
  const sessions = Array.from({ length: 40 }, (_, index) =>
    aSession({ startedAt: NOON + index * 60, endedAt: NOON + index * 60 + 30 }),
  );
  const shares = Array.from({ length: 8 }, (_, index) => sessions.slice(index * 2, index * 2 + 26));
  const outcomes = await Promise.all(
    shares.map((share) => insertBatch(fresh.databases.app, aRow(ann), share)),
  );
  expect(outcomes.map(({ state }) => state)).toEqual(shares.map(() => "stored"));
  expect(await owner`select from coding_sessions where user_id = ${ann.userId}`).toHaveLength(40);
});

test("insertBatch() marks a waiting day again and keeps the instant since when it waits", async () => {
  const ann = await someone();
  await insertBatch(fresh.databases.app, aRow(ann), [aSession()]);
  const marks = () =>
    owner`select revision::int, marked_at from dirty_days where user_id = ${ann.userId}`;
  const [before] = await marks();
  await insertBatch(fresh.databases.app, aRow(ann), [aSession({ startedAt: NOON + 600 })]);
  expect(await marks()).toEqual([{ revision: 2, marked_at: before?.["marked_at"] }]);
});

test("insertBatch() marks the days of the person's present zone and start of day", async () => {
  const ann = await someone();
  const daysOf = async () =>
    await insertBatch(fresh.databases.app, aRow(ann), [aSession({ startedAt: NOON + 15 })]);
  expect(await daysOf()).toMatchObject({ days: ["2026-11-20"] });
  await owner`alter table settings no force row level security`;
  await owner`update settings set time_zone = 'Pacific/Kiritimati', day_starts_at_minutes = 90
    where user_id = ${ann.userId}`;
  // 02:00 there, half an hour after the day began: its first gap may begin the day before
  expect(await daysOf()).toMatchObject({ days: ["2026-11-20", "2026-11-21"] });
  await owner`update settings set time_zone = 'UTC', day_starts_at_minutes = 720
    where user_id = ${ann.userId}`;
  expect(await daysOf()).toMatchObject({ days: ["2026-11-19", "2026-11-20"] });
});

test("insertBatch() leaves nobody signed in on its connection", async () => {
  const ann = await someone();
  for (let index = 0; index < 20; index += 1) await insertBatch(fresh.databases.app, aRow(ann), []);
  const seen = await Promise.all(
    Array.from(
      { length: 20 },
      () => fresh.databases.app.raw`select current_setting('app.user_id', true) as id`,
    ),
  );
  expect(seen.map(([row]) => row?.["id"] ?? "").filter((id) => id !== "")).toEqual([]);
});

test("push_batch is for the app's role alone, and is judged by row security", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const push = (userId: string, deviceId: string) =>
    `select state from push_batch('${userId}', '${deviceId}', gen_random_uuid(), 'ab', '{}', 'x',
      'UTC', 'UTC 0', 0, '{}', '{}', '{}', '{}', '{1,1,1}', null)`;
  await expect(
    fresh.databases.worker.raw.unsafe(push(ann.userId, ann.deviceId)),
  ).rejects.toMatchObject({ code: "42501" });
  await expect(
    fresh.databases.auth.raw.unsafe(push(ann.userId, ann.deviceId)),
  ).rejects.toMatchObject({ code: "42501" });
  expect(await fresh.databases.app.raw.unsafe(push(ann.userId, ben.deviceId))).toMatchObject([
    { state: "device_refused" },
  ]);
});
