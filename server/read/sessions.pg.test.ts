import { daysBetween } from "@streakline/shared/time/days.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveDays } from "../app/days/derive-days.ts";
import { deriveTransaction } from "../app/days/derive-transaction.store.ts";
import { dueDaysLeft } from "../app/days/dirty-days.store.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { callersOn, contextOf, refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { recordsBetween, SESSIONS_MAX, sessionsBetween, visitsBetween } from "./sessions.store.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 1 });
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

async function someone() {
  const { userId } = await aPerson(fresh);
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}
const between = { startsAt: NOON, endsAt: NOON + 120 };

test("sessionsBetween() gives whole sessions in order, the upper bound not included", async () => {
  const ann = await someone();
  const sessions = [60, 0, 120].map((later) =>
    aSession({ startedAt: NOON + later, endedAt: NOON + later + 30 }),
  );
  await storeSessions(fresh, { ...ann, sessions });
  const found = await deriveTransaction(fresh.databases.worker, ann.userId, ({ sql }) =>
    sessionsBetween(sql, ann.userId, between),
  );
  expect(found.map(({ id }) => id)).toEqual([sessions[1]?.id, sessions[0]?.id]);
  const { deviceId, isActive, ...first } = found[0] ?? { deviceId: "" };
  expect(isActive).toBe(true);
  expect(sessions[1]).toMatchObject(first);
  expect(deviceId).toBe(ann.deviceId);
});

test("recordsBetween() gives both kinds of the person alone", async () => {
  const [ann, ben] = [await someone(), await someone()];
  await storeSessions(fresh, { ...ann, sessions: [aSession()] });
  await fresh.databases.app.raw.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${ann.userId}, true)`;
    await sql`
      insert into website_sessions
        (user_id, session_start, session_end, device_id, batch_id, domain, browser)
      values (${ann.userId}, to_timestamp(${NOON}), to_timestamp(${NOON + 60}), ${ann.deviceId},
        gen_random_uuid(), 'docs.example', 'firefox')`;
  });
  const { sessions, visits } = await recordsBetween(fresh.databases.app, ann.userId, between);
  expect(sessions).toHaveLength(1);
  expect(visits).toMatchObject([{ domain: "docs.example", startedAt: NOON, endedAt: NOON + 60 }]);
  expect(await recordsBetween(fresh.databases.app, ben.userId, between)).toEqual({
    sessions: [],
    visits: [],
  });
});

test("above SESSIONS_MAX every reader refuses, and the day is set aside with the code", async () => {
  const ann = await someone();
  await storeSessions(fresh, { ...ann, sessions: [aSession({ startedAt: NOON - 86_400 })] });
  await owner`
    insert into coding_sessions
      (user_id, device_id, batch_id, id, session_start, session_end, ended_by)
    select ${ann.userId}::uuid, ${ann.deviceId}::uuid, gen_random_uuid(), gen_random_uuid(), at,
      at, 'idle'
    from generate_series(0, ${SESSIONS_MAX}) as n,
      lateral to_timestamp(${NOON}::float8 + n % 20000) as at`;
  await owner`select mark_all_days_dirty(${ann.userId})`;
  const { userId } = ann;
  const clock = () => NOON + 30_000;
  const api = callersOn(fresh.databases, { clock })({ userId });
  const device = callersOn(fresh.databases, { clock })(ann);
  expect(await refusal(api.activity.timeline({ day: "2026-11-20" }))).toBe("too_many_sessions");
  expect(await refusal(api.activity.why({ at: NOON }))).toBe("too_many_sessions");
  expect(await refusal(device.stats.today())).toBe("too_many_sessions");
  const ctx = contextOf(fresh.databases);
  await deriveDays(ctx, userId, daysBetween("2026-11-18", "2026-11-21"));
  // The other day of the month is derived all the same.
  expect((await api.stats.day({ day: "2026-11-19" })).secondsTotal).toBe(60);
  expect(await api.stats.day({ day: "2026-11-20" })).toMatchObject({
    pending: false,
    refusal: expect.stringMatching(`^More than ${SESSIONS_MAX} sessions`),
  });
  const range = { from: "2026-11-20", to: "2026-11-20" };
  expect((await api.stats.summary(range)).pendingDays).toBe(0);
  expect((await api.sites.summary(range)).pendingDays).toBe(0);
  // The figure of before is not taken for today's.
  expect(await refusal(device.stats.today())).toBe("too_many_sessions");
  expect(await dueDaysLeft(fresh.databases.worker, userId)).toBe(0);
  // Nothing waits for it: once the sessions are gone the day is marked, and derived again.
  await owner`
    delete from coding_sessions where user_id = ${userId} and session_start > to_timestamp(${NOON})`;
  await owner`select mark_all_days_dirty(${userId})`;
  await deriveDays(ctx, userId, ["2026-11-20"]);
  expect(await api.stats.day({ day: "2026-11-20" })).toMatchObject({
    pending: false,
    refusal: null,
  });
  const none = await deriveTransaction(fresh.databases.worker, userId, ({ sql }) =>
    visitsBetween(sql, userId, between),
  );
  expect(none).toEqual([]);
});
