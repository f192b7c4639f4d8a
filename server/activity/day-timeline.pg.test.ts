import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { callersOn, refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";

const MINUTE = 60;
let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => fresh.close());

async function someone(settings: Record<string, string | number> = {}) {
  const { userId } = await aPerson(fresh, { settings });
  const deviceId = await aDevice(fresh, { userId, name: "laptop" });
  return { userId, deviceId };
}

test("timeline shows sessions and the gap between them, and nothing of others", async () => {
  const [ann, ben] = [await someone(), await someone()];
  const sessions = [
    aSession({ startedAt: NOON, endedAt: NOON + 60 }),
    aSession({ startedAt: NOON + 5 * MINUTE, endedAt: NOON + 6 * MINUTE, project: "other" }),
  ];
  await storeSessions(fresh, { ...ann, sessions });
  const answer = await callAs({ userId: ann.userId }).activity.timeline({ day: "2026-11-20" });
  expect(answer).toMatchObject({
    day: "2026-11-20",
    startsAt: NOON - 43_200,
    endsAt: NOON + 43_200,
    timeZone: "UTC",
    agent: [],
  });
  expect(
    answer.intervals.map(({ kind, project, startedAt, endedAt }) => [
      kind,
      project,
      startedAt - NOON,
      endedAt - NOON,
    ]),
  ).toEqual([
    ["session", "streakline", 0, 60],
    ["gap", "streakline", 60, 300],
    ["session", "other", 300, 360],
  ]);
  expect(
    (await callAs({ userId: ben.userId }).activity.timeline({ day: "2026-11-20" })).intervals,
  ).toEqual([]);
});

test("timeline splits at midnight in the person's own zone, and gives each day its part", async () => {
  // Midnight in Tokyo is 15:00 UTC: three hours after NOON.
  const midnight = NOON + 3 * 3_600;
  const ann = await someone({ time_zone: "Asia/Tokyo" });
  const sessions = [
    aSession({ startedAt: midnight - 300, endedAt: midnight - 120, endedBy: "seal" }),
    aSession({ startedAt: midnight + 180, endedAt: midnight + 240 }),
    aSession({ startedAt: midnight + 200, endedAt: midnight + 260, actor: "agent" }),
  ];
  await storeSessions(fresh, { ...ann, sessions });
  const api = callAs({ userId: ann.userId });
  const [before, after] = [
    await api.activity.timeline({ day: "2026-11-20" }),
    await api.activity.timeline({ day: "2026-11-21" }),
  ];
  const spans = (answer: typeof before) =>
    answer.intervals.map(({ kind, startedAt, endedAt }) => [
      kind,
      startedAt - midnight,
      endedAt - midnight,
    ]);
  expect(spans(before)).toEqual([
    ["session", -300, -120],
    ["gap", -120, 0],
  ]);
  expect(spans(after)).toEqual([
    ["gap", 0, 180],
    ["session", 180, 240],
  ]);
  expect(after.agent).toHaveLength(1);
  expect(before.endsAt).toBe(midnight);
});

test("timeline refuses what is no day, and who is nobody or a device", async () => {
  const ann = await someone();
  for (const day of ["2026-02-30", "yesterday", "", "275760-09-13"])
    expect(await refusal(callAs({ userId: ann.userId }).activity.timeline({ day }))).toBe(
      "bad_input",
    );
  expect(await refusal(callAs(null).activity.timeline({ day: "2026-11-20" }))).toBe(
    "unauthenticated",
  );
  expect(await refusal(callAs(ann).activity.timeline({ day: "2026-11-20" }))).toBe(
    "unauthenticated",
  );
});

test("timeline answers every day that can hold sessions, and refuses others with a code", async () => {
  const ann = await someone({ time_zone: "Asia/Tokyo" });
  const api = callAs({ userId: ann.userId });
  for (const day of ["2020-01-02", "2030-06-01", "2099-12-29"])
    expect((await api.activity.timeline({ day })).intervals).toEqual([]);
  for (const day of [
    "0001-01-01",
    "1970-01-01",
    "2020-01-01",
    "2099-12-30",
    "2100-01-02",
    "9999-12-31",
  ])
    expect(await refusal(api.activity.timeline({ day }))).toBe("bad_input");
});

test("timeline refuses more intervals than it shows with a code of its own", async () => {
  const ann = await someone();
  await fresh.databases.app.raw.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${ann.userId}, true)`;
    await sql`
      insert into coding_sessions
        (user_id, device_id, batch_id, id, session_start, session_end, ended_by)
      select ${ann.userId}::uuid, ${ann.deviceId}::uuid, gen_random_uuid(), gen_random_uuid(), at,
        at + interval '1 second', 'idle'
      from generate_series(0, 20000) as n, lateral to_timestamp(${NOON}::float8 + n * 2) as at`;
  });
  const refused = callAs({ userId: ann.userId }).activity.timeline({ day: "2026-11-20" });
  expect(await refusal(refused)).toBe("timeline_too_long");
});
