import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../testing/builders.ts";
import { callersOn, refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";

let fresh: FreshDatabase;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  fresh = await freshDatabase();
  callAs = callersOn(fresh.databases);
});
afterAll(() => fresh.close());

test("why names the session of an instant, its device and client, and counts the losers", async () => {
  const { userId } = await aPerson(fresh);
  const [laptop, desktop] = [
    await aDevice(fresh, { userId, name: "laptop" }),
    await aDevice(fresh, { userId, name: "desktop" }),
  ];
  const [first, second] = [
    aSession({ startedAt: NOON, endedAt: NOON + 120 }),
    aSession({ startedAt: NOON + 60, endedAt: NOON + 180, endedBy: "blur" }),
  ];
  await storeSessions(fresh, { userId, deviceId: laptop, sessions: [first] });
  await storeSessions(fresh, { userId, deviceId: desktop, sessions: [second] });
  const owner = postgres(fresh.ownerUrl, { max: 1 });
  const [batch] =
    await owner`select id, floor(extract(epoch from received_at))::float8 as at from batches
      where device_id = ${desktop}`;
  await owner.end();
  const answer = await callAs({ userId }).activity.why({ at: NOON + 90 });
  expect(answer).toMatchObject({
    at: NOON + 90,
    verdict: "session",
    counts: true,
    rule: 1,
    others: 1,
  });
  expect(answer.interval).toMatchObject({
    kind: "session",
    sessionId: second.id,
    deviceId: desktop,
  });
  expect(answer.session).toEqual({
    id: second.id,
    startedAt: NOON + 60,
    endedAt: NOON + 180,
    endedBy: "blur",
    actor: "person",
    deviceName: "desktop",
    client: "streakline-vscode 0.1.0",
    receivedAt: batch?.["at"],
    batchId: batch?.["id"],
  });
});

test("why tells a counted gap from one that was too long, by the person's own settings", async () => {
  for (const [gapMinutes, verdict] of [
    [15, "gap"],
    [5, "gap_too_long"],
  ] as const) {
    const { userId } = await aPerson(fresh, { settings: { gap_minutes: gapMinutes } });
    const deviceId = await aDevice(fresh, { userId });
    const before = aSession({ startedAt: NOON, endedAt: NOON + 60 });
    await storeSessions(fresh, {
      userId,
      deviceId,
      sessions: [before, aSession({ startedAt: NOON + 660, endedAt: NOON + 700 })],
    });
    const answer = await callAs({ userId }).activity.why({ at: NOON + 300 });
    expect(answer).toMatchObject({
      verdict,
      counts: verdict === "gap",
      rule: 2,
      nextStartedAt: NOON + 660,
    });
    expect(answer.session?.id).toBe(before.id);
  }
});

test("why has nothing to show of others, and refuses what is no instant", async () => {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, { userId, deviceId, sessions: [aSession()] });
  const stranger = { userId: (await aPerson(fresh)).userId };
  expect(await callAs(stranger).activity.why({ at: NOON + 10 })).toMatchObject({
    verdict: "nothing",
    counts: false,
    session: null,
    interval: null,
  });
  for (const at of [0, -1, 1.5, 8_640_000_000_000, NOON * 1_000])
    expect(await refusal(callAs({ userId }).activity.why({ at }))).toBe("bad_input");
  expect(await refusal(callAs({ userId, deviceId }).activity.why({ at: NOON }))).toBe(
    "unauthenticated",
  );
});

test("why says in a break of many hours that it is too long, or that the editor was closed", async () => {
  const hour = 3_600;
  for (const [endedBy, verdict] of [
    ["idle", "gap_too_long"],
    ["lock", "gap_closed"],
  ] as const) {
    const { userId } = await aPerson(fresh);
    const deviceId = await aDevice(fresh, { userId });
    const last = aSession({ startedAt: NOON - 9 * hour, endedAt: NOON - 9 * hour + 60 });
    const left = NOON - 9 * hour + 300;
    const sessions = [
      last,
      aSession({ startedAt: left, endedAt: left, endedBy }),
      aSession({ startedAt: NOON + 9 * hour, endedAt: NOON + 9 * hour + 60 }),
    ];
    await storeSessions(fresh, { userId, deviceId, sessions });
    expect(await callAs({ userId }).activity.why({ at: NOON })).toMatchObject({
      verdict,
      counts: false,
      nextStartedAt: NOON + 9 * hour,
    });
    expect(await callAs({ userId }).activity.why({ at: NOON + 10 * hour })).toMatchObject({
      verdict: "nothing",
    });
  }
});
