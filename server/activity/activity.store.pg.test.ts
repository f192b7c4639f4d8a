import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../platform/db.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { type BatchRow, countingSettings, evidenceOf, insertBatch, projectRows, sessionsBetween, storedBatch } from "./activity.store.ts";

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

async function someone(settings = {}) {
  const { userId } = await aPerson(fresh, { settings });
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}

function aRow(who: { userId: string; deviceId: string }, id = crypto.randomUUID()): BatchRow {
  return { ...who, id, bodyHash: "ab".repeat(32), rejected: [], client: "test/1", timeZone: "UTC", sealedAt: NOON };
}

test("insertBatch() tells stored, known and refused apart, and storedBatch() gives back what decides a replay", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const row = { ...aRow(ann), rejected: [{ index: 3, id: "", code: "bad_record", sentence: 'It is "bad".' }] };
  expect(await insertBatch(fresh.databases.app, row, [aSession()])).toEqual({
    state: "stored",
    days: ["2026-11-20"],
    missing: [],
    since: null,
  });
  expect(await insertBatch(fresh.databases.app, row, [aSession()])).toMatchObject({ state: "known" });
  expect(await insertBatch(fresh.databases.app, aRow({ ...ann, deviceId: ben.deviceId }), [])).toMatchObject({
    state: "device_refused",
  });
  expect(await storedBatch(fresh.databases.app, ann.userId, row.id)).toEqual({
    bodyHash: row.bodyHash,
    rejected: row.rejected,
    missing: [],
    since: null,
  });
  expect(await storedBatch(fresh.databases.app, ben.userId, row.id)).toBeNull();
  expect(await owner`select from coding_sessions where user_id = ${ann.userId}`).toHaveLength(1);
});

test("insertBatch() stores nothing at all when a row cannot be stored", async () => {
  const ann = await someone();
  const row = aRow(ann);
  const sessions = [aSession(), aSession({ startedAt: NOON + 100, endedAt: NOON + 50 })];
  await expect(insertBatch(fresh.databases.app, row, sessions)).rejects.toMatchObject({ code: "23514" });
  expect(await storedBatch(fresh.databases.app, ann.userId, row.id)).toBeNull();
  expect(await owner`select from dirty_days where user_id = ${ann.userId}`).toHaveLength(0);
});

test("insertBatch() stores a session once that comes again in another batch, or twice in one, and all that is new beside it", async () => {
  const ann = await someone();
  const [first, second, third] = [aSession(), aSession({ startedAt: NOON + 100 }), aSession({ startedAt: NOON + 200 })];
  await insertBatch(fresh.databases.app, aRow(ann), [first, second]);
  expect(await insertBatch(fresh.databases.app, aRow(ann), [first, third, third])).toMatchObject({ state: "stored", days: ["2026-11-20"] });
  expect(await insertBatch(fresh.databases.app, aRow(ann), [first, second, third])).toMatchObject({ state: "stored" });
  const rows = await owner`select id from coding_sessions where user_id = ${ann.userId} order by session_start`;
  expect(rows.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
  expect(await owner`select from batches where user_id = ${ann.userId}`).toHaveLength(3);
});

test("insertBatch() marks a day that waits already without moving the instant since when it waits", async () => {
  const ann = await someone();
  await insertBatch(fresh.databases.app, aRow(ann), [aSession()]);
  const marks = () => owner`select revision::int, marked_at from dirty_days where user_id = ${ann.userId}`;
  const [before] = await marks();
  await insertBatch(fresh.databases.app, aRow(ann), [aSession({ startedAt: NOON + 600 })]);
  expect(await marks()).toEqual([{ revision: 2, marked_at: before?.["marked_at"] }]);
});

test("insertBatch() leaves nobody signed in on its connection", async () => {
  const ann = await someone();
  for (let index = 0; index < 20; index += 1) await insertBatch(fresh.databases.app, aRow(ann), []);
  const seen = await Promise.all(
    Array.from({ length: 20 }, () => fresh.databases.app.raw`select current_setting('app.user_id', true) as id`),
  );
  expect(seen.map(([row]) => row?.["id"] ?? "").filter((id) => id !== "")).toEqual([]);
});

test("push_batch is for the app's role alone, and is judged by row security", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const push = (userId: string, deviceId: string) =>
    `select state from push_batch('${userId}', '${deviceId}', gen_random_uuid(), 'ab', '{}', 'x', 'UTC', 0, '{}', '{}', '{}', '{}', '{1,1,1}', null)`;
  await expect(fresh.databases.worker.raw.unsafe(push(ann.userId, ann.deviceId))).rejects.toMatchObject({ code: "42501" });
  await expect(fresh.databases.auth.raw.unsafe(push(ann.userId, ann.deviceId))).rejects.toMatchObject({ code: "42501" });
  expect(await fresh.databases.app.raw.unsafe(push(ann.userId, ben.deviceId))).toMatchObject([{ state: "device_refused" }]);
});

test("countingSettings() gives the person's own, or the defaults", async () => {
  const ann = await someone({ time_zone: "Asia/Tokyo", day_starts_at_minutes: 240, gap_minutes: 5, away_minutes: 0 });
  const of = (userId: string) => asUser(fresh.databases.app, userId, (tx) => countingSettings(tx, userId));
  expect(await of(ann.userId)).toEqual({ timeZone: "Asia/Tokyo", dayStartsAtMinutes: 240, gapMinutes: 5, awayMinutes: 0 });
  expect(await of(crypto.randomUUID())).toMatchObject({ timeZone: "UTC", dayStartsAtMinutes: 0, gapMinutes: 15, awayMinutes: 2 });
});

test("sessionsBetween() and evidenceOf() give a person's own sessions, the later bound not included", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const sessions = [NOON - 100, NOON, NOON + 100].map((startedAt) => aSession({ startedAt, endedAt: startedAt + 10 }));
  await storeSessions(fresh, { ...ann, sessions });
  const between = (userId: string) =>
    asUser(fresh.databases.app, userId, (tx) => sessionsBetween(tx, ann.userId, { startsAt: NOON - 100, endsAt: NOON + 100 }));
  const found = await between(ann.userId);
  expect(found.map(({ id }) => id)).toEqual(sessions.slice(0, 2).map(({ id }) => id));
  expect(found[1]).toEqual({
    ...{ id: sessions[1]?.id, startedAt: NOON, endedAt: NOON + 10, endedBy: "idle", actor: "person", project: "streakline" },
    ...{ language: "typescript", editor: "vscode", deviceId: ann.deviceId, branch: "main" },
  });
  // Row security is the second lock: asking for somebody else's rows by their id gives none.
  expect(await between(ben.userId)).toEqual([]);
  const [session = aSession()] = sessions;
  const evidence = (userId: string) => asUser(fresh.databases.app, userId, (tx) => evidenceOf(tx, ann.userId, session));
  expect(await evidence(ann.userId)).toMatchObject({ deviceName: "laptop", client: "streakline-vscode 0.1.0" });
  expect(await evidence(ben.userId)).toBeNull();
});

test("a day's sessions are found by the primary key of the partitions that can hold them", async () => {
  const ann = await someone();
  await owner`
    insert into coding_sessions (user_id, device_id, batch_id, id, session_start, session_end, ended_by)
    select ${ann.userId}::uuid, ${ann.deviceId}::uuid, gen_random_uuid(), gen_random_uuid(), at, at, 'idle'
    from generate_series(to_timestamp(${NOON - 30 * 86_400}), to_timestamp(${NOON + 30 * 86_400}), interval '5 minutes') as at`;
  await owner`analyze coding_sessions`;
  const plan = await asUser(fresh.databases.app, ann.userId, async (tx) => {
    const rows = await tx.execute<{ "QUERY PLAN": string }>(
      `explain (analyze, costs off, timing off, summary off) select id from coding_sessions where user_id = '${ann.userId}'
       and session_start >= to_timestamp(${NOON}) and session_start < to_timestamp(${NOON + 90_000}) order by session_start, id`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toMatch(/Index (Only )?Scan (using|on) coding_sessions_2026_11_pkey/);
  expect(plan).not.toMatch(/Seq Scan|coding_sessions_2026_10|coding_sessions_2026_12/);
});

test("projectRows() gives nothing to who has no counted time", async () => {
  const ann = await someone();
  expect([...(await asUser(fresh.databases.app, ann.userId, (tx) => projectRows(tx, ann.userId, "2026-11-20")))]).toEqual([]);
});
