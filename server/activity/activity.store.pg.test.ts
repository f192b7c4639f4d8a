import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asUser } from "../platform/database/db.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { evidenceOf, projectRows, recordsAround } from "./activity.store.ts";

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

const around = { startsAt: NOON - 100, endsAt: NOON + 100 };

test("recordsAround() and evidenceOf() give a person's own records, and nothing to others", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const sessions = [NOON - 100, NOON, NOON + 100].map((startedAt) =>
    aSession({ startedAt, endedAt: startedAt + 10 }),
  );
  await storeSessions(fresh, { ...ann, sessions });
  const { app } = fresh.databases;
  const found = await recordsAround(app, ann.userId, "2026-11-20", around);
  expect(found.sessions.map(({ id }) => id)).toEqual(sessions.slice(0, 2).map(({ id }) => id));
  expect(found).toMatchObject({ visits: [], remains: null });
  expect((await recordsAround(app, ben.userId, "2026-11-20", around)).sessions).toEqual([]);
  const [session = aSession()] = sessions;
  // Row security is the second lock: asking for somebody else's rows by their id gives none.
  const evidence = (userId: string) =>
    asUser(fresh.databases.app, userId, (tx) => evidenceOf(tx, ann.userId, session));
  expect(await evidence(ann.userId)).toMatchObject({
    deviceName: "laptop",
    client: "streakline-vscode 0.1.0",
  });
  expect(await evidence(ben.userId)).toBeNull();
});

test("recordsAround() gives what remains of a day instead of its visits, with its neighbours'", async () => {
  const ann = await someone();
  const line = (at: number) => JSON.stringify([[at, at + 60, "video", 0]]);
  await fresh.databases.worker.raw`
    insert into site_remains (user_id, day, line) values
    (${ann.userId}, '2026-11-20', ${line(NOON)}::text::jsonb),
    (${ann.userId}, '2026-11-21', ${line(NOON + 86_400)}::text::jsonb)`;
  const of = async (day: string) =>
    (await recordsAround(fresh.databases.app, ann.userId, day, around)).remains;
  expect(await of("2026-11-20")).toHaveLength(2);
  expect(await of("2026-11-22")).toBeNull();
});

test("a day's sessions are found by the primary key of the partitions that can hold them", async () => {
  const ann = await someone();
  await owner`
    insert into coding_sessions (user_id, device_id, batch_id, id, session_start, session_end, ended_by)
    select ${ann.userId}::uuid, ${ann.deviceId}::uuid, gen_random_uuid(), gen_random_uuid(), at, at, 'idle'
    from generate_series(to_timestamp(${NOON - 30 * 86_400}), to_timestamp(${NOON + 30 * 86_400}),
      interval '5 minutes') as at`;
  await owner`analyze coding_sessions`;
  const plan = await asUser(fresh.databases.app, ann.userId, async (tx) => {
    const rows = await tx.execute<{ "QUERY PLAN": string }>(
      `explain (analyze, costs off, timing off, summary off)
       select id from coding_sessions where user_id = '${ann.userId}'
       and session_start >= to_timestamp(${NOON})
       and session_start < to_timestamp(${NOON + 90_000}) order by session_start, id`,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toMatch(/Index (Only )?Scan (using|on) coding_sessions_2026_11_pkey/);
  expect(plan).not.toMatch(/Seq Scan|coding_sessions_2026_10|coding_sessions_2026_12/);
});

test("projectRows() gives nothing to who has no counted time", async () => {
  const ann = await someone();
  expect([
    ...(await asUser(fresh.databases.app, ann.userId, (tx) =>
      projectRows(tx, ann.userId, "2026-11-20"),
    )),
  ]).toEqual([]);
});
