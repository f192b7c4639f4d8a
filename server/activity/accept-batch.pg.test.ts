import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { COUNTER_LIST, perCounter } from "@streakline/shared/activity/counters.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatch, aDevice, aPerson, aSession, NOON } from "../testing/builders.ts";
import { contextOf, refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { acceptBatch } from "./accept-batch.ts";
import { bodyHash } from "./body-hash.ts";

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

type Device = { userId: string; deviceId: string };

async function aPersonsDevice(): Promise<Device> {
  const { userId } = await aPerson(fresh);
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}

function push(
  device: Device,
  batch: Omit<Batch, "records"> & { records: unknown[] },
  enqueueDays = (_user: string, _days: readonly Day[]) => {},
) {
  return acceptBatch(
    contextOf(fresh.databases, null, { clock: () => NOON + 600, enqueueDays }),
    device,
    batch,
    bodyHash(batch),
  );
}

async function stored({ userId }: Device) {
  return await owner`
    select c.*, extract(epoch from session_start)::float8 as started_at,
      extract(epoch from session_end)::float8 as ended_at
    from coding_sessions c where user_id = ${userId} order by session_start, id`;
}

/** The stored truth of a person without what says when and by which batch it came. */
async function contentOf(device: Device) {
  return (await stored(device)).map(
    ({ created_at: _c, updated_at: _u, batch_id: _b, user_id: _user, device_id: _d, ...rest }) =>
      rest,
  );
}

function sessionsFrom(startedAt: number, count: number): CodingSession[] {
  return Array.from({ length: count }, (_, index) =>
    aSession({ startedAt: startedAt + index * 90, endedAt: startedAt + index * 90 + 60 }),
  );
}

test("acceptBatch() stores every column of a session, and marks its day", async () => {
  const device = await aPersonsDevice();
  const counters = perCounter(({ name, maximum }) => maximum - name.length);
  const session = aSession({
    endedBy: "blur",
    actor: "agent",
    project: 'say "hi", {you}',
    language: "c++",
    branch: "feature/Überfluß",
    framework: "spring boot",
    editor: "vscode",
    editorTheme: "NULL",
    ...counters,
  });
  const batch = aBatch({ sessions: [session], timeZone: "europe/kiev" });
  const enqueued: unknown[] = [];
  const answer = await push(device, batch, (...call) => enqueued.push(call));
  expect(answer).toEqual({ batchId: batch.id, results: [{ id: session.id, status: "stored" }] });
  expect(enqueued).toEqual([[device.userId, ["2026-11-20"]]]);
  const [row] = await stored(device);
  expect(row).toMatchObject({
    user_id: device.userId,
    device_id: device.deviceId,
    batch_id: batch.id,
    id: session.id,
    ended_by: "blur",
    actor: "agent",
    started_at: session.startedAt,
    ended_at: session.endedAt,
    duration_seconds: 60,
    project_name: 'say "hi", {you}',
    language: "c++",
    branch: "feature/Überfluß",
    framework: "spring boot",
    editor: "vscode",
    editor_theme: "NULL",
    project_path: null,
    ...Object.fromEntries(COUNTER_LIST.map(({ name, column }) => [column, counters[name]])),
  });
  const [kept] = await owner`select * from batches where user_id = ${device.userId}`;
  expect(kept).toMatchObject({
    client: "streakline-vscode/0.1.0",
    time_zone: "Europe/Kyiv",
    answer: { rejected: [] },
  });
  expect(kept?.["body_hash"].toString("hex")).toBe(bodyHash(batch));
});

test("acceptBatch() answers a replay the same for ever, and stores nothing again", async () => {
  const device = await aPersonsDevice();
  const inFuture = aSession({ startedAt: NOON + 5_000 });
  const batch = {
    ...aBatch(),
    records: [aSession(), { kind: "coding", id: "nonsense" }, inFuture],
  };
  const first = await push(device, batch);
  expect(
    first.results.map((result) => (result.status === "rejected" ? result.code : result.status)),
  ).toEqual(["stored", "bad_record", "in_future"]);
  const enqueued: unknown[] = [];
  // The third record's time has come, but the answer to this batch was given.
  const later = contextOf(fresh.databases, null, {
    clock: () => NOON + 9_000,
    enqueueDays: (...call) => enqueued.push(call),
  });
  expect(await acceptBatch(later, device, batch, bodyHash(batch))).toEqual(first);
  expect(enqueued).toEqual([]);
  expect(await stored(device)).toHaveLength(1);
  const [{ revision } = {}] =
    await owner`select revision::int from dirty_days where user_id = ${device.userId}`;
  expect(revision).toBe(1);
});

test("acceptBatch() refuses other bytes under a known id, and changes nothing", async () => {
  const device = await aPersonsDevice();
  const batch = aBatch();
  await push(device, batch);
  const before = await stored(device);
  expect(await refusal(push(device, { ...batch, records: sessionsFrom(NOON, 2) }))).toBe(
    "batch_conflict",
  );
  expect(await refusal(push(device, { ...batch, sealedAt: batch.sealedAt + 1 }))).toBe(
    "batch_conflict",
  );
  expect(await stored(device)).toEqual(before);
});

test("acceptBatch() stores five copies that come at once a single time, and answers all alike", async () => {
  const device = await aPersonsDevice();
  for (let round = 0; round < 5; round += 1) {
    const batch = aBatch({ sessions: sessionsFrom(NOON - 80_000 + round * 4_000, 20) });
    const answers = await Promise.all(Array.from({ length: 5 }, () => push(device, batch)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await owner`select from coding_sessions where batch_id = ${batch.id}`).toHaveLength(20);
    expect(await owner`select from batches where id = ${batch.id}`).toHaveLength(1);
  }
});

test("acceptBatch() stores a session once, also from concurrent batches in other orders", async () => {
  const device = await aPersonsDevice();
  const sessions = sessionsFrom(NOON - 40_000, 60);
  const batches = Array.from({ length: 6 }, (_, index) =>
    aBatch({ sessions: index % 2 === 0 ? sessions : sessions.toReversed() }),
  );
  const answers = await Promise.all(batches.map((batch) => push(device, batch)));
  for (const answer of answers)
    expect(answer.results.every(({ status }) => status === "stored")).toBe(true);
  expect(await stored(device)).toHaveLength(60);
});

test("acceptBatch() ends in the same rows for every order of batches", async () => {
  const sessions = sessionsFrom(NOON - 30_000, 12);
  const batches = [0, 3, 6, 9].map((from) => aBatch({ sessions: sessions.slice(from, from + 3) }));
  const contents = [];
  for (const order of permutations(batches)) {
    const device = await aPersonsDevice();
    for (const batch of order) await push(device, batch);
    contents.push(await contentOf(device));
  }
  expect(contents).toHaveLength(24);
  expect(contents[0]).toHaveLength(12);
  for (const content of contents) expect(content).toEqual(contents[0]);
});

test("acceptBatch() stores the good records beside the bad ones, and says which were which", async () => {
  const device = await aPersonsDevice();
  const good = sessionsFrom(NOON - 20_000, 3);
  const records = [
    good[0],
    aSession({ endedAt: NOON - 1 }),
    good[1],
    aSession({ project: "/home/ann" }),
    aSession({ keystrokes: -1 }),
    aSession({ keystrokes: 2 ** 53 }),
    aSession({ project: "a\u0000b" }),
    aSession({ branch: "\ud800" }),
    { ...aSession(), startedAt: 8_640_000_000_000, endedAt: 8_640_000_000_000 },
    aSession({ id: aSession({ startedAt: NOON - 7_200 }).id }),
    { ...aSession(), id: "a\u0000b\ud800" },
    { ...aSession(), kind: "television" },
    JSON.parse('{"__proto__": {"kind": "coding"}, "constructor": {"prototype": 1}}'),
    aSession({ endedAt: NOON + 361 }),
    null,
    good[2],
  ];
  const { results } = await push(device, { ...aBatch(), records });
  expect(
    results.map((result) => (result.status === "stored" ? result.status : result.code)),
  ).toEqual([
    "stored",
    "ends_before_start",
    "stored",
    "contains_sensitive",
    "bad_record",
    "bad_record",
    "contains_sensitive",
    "bad_record",
    "instant_out_of_range",
    "id_mismatch",
    "bad_record",
    "unknown_kind",
    "bad_record",
    "too_long",
    "bad_record",
    "stored",
  ]);
  expect((await stored(device)).map(({ id }) => id)).toEqual(good.map(({ id }) => id));
  for (const result of results)
    if (result.status === "rejected") expect(result.sentence).toMatch(/\.$/);
});

test("acceptBatch() marks no day for an empty batch or one of bad records only", async () => {
  const device = await aPersonsDevice();
  expect((await push(device, aBatch({ sessions: [] }))).results).toEqual([]);
  expect((await push(device, { ...aBatch(), records: [null] })).results).toHaveLength(1);
  expect(await owner`select from dirty_days where user_id = ${device.userId}`).toHaveLength(0);
});

test("acceptBatch() refuses a foreign, unknown or revoked device, also a stored batch", async () => {
  const [alice, bob] = [await aPersonsDevice(), await aPersonsDevice()];
  const batch = aBatch();
  await push(alice, batch);
  expect(await refusal(push({ userId: bob.userId, deviceId: alice.deviceId }, aBatch()))).toBe(
    "key_revoked",
  );
  expect(await refusal(push({ userId: bob.userId, deviceId: crypto.randomUUID() }, aBatch()))).toBe(
    "key_revoked",
  );
  await owner`update devices set revoked_at = now() where id = ${alice.deviceId}`;
  expect(await refusal(push(alice, aBatch()))).toBe("key_revoked");
  expect(await refusal(push(alice, batch))).toBe("key_revoked");
  expect(await stored(alice)).toHaveLength(1);
  expect(await stored(bob)).toHaveLength(0);
});

test("acceptBatch() keeps people apart who use the same batch and record ids", async () => {
  const [alice, bob] = [await aPersonsDevice(), await aPersonsDevice()];
  const hers = aBatch({ sessions: sessionsFrom(NOON, 2) });
  await push(alice, hers);
  const his = { ...hers, sealedAt: hers.sealedAt + 5 };
  expect((await push(bob, his)).results.map(({ status }) => status)).toEqual(["stored", "stored"]);
  expect((await stored(alice)).every(({ device_id: id }) => id === alice.deviceId)).toBe(true);
  expect((await stored(bob)).every(({ device_id: id }) => id === bob.deviceId)).toBe(true);
});

test("acceptBatch() marks both days that a session near local midnight can change", async () => {
  const { userId } = await aPerson(fresh, {
    settings: { time_zone: "Asia/Tokyo", day_starts_at_minutes: 240 },
  });
  const device = { userId, deviceId: await aDevice(fresh, { userId }) };
  // 2026-11-20T18:30Z is 03:30 in Tokyo: half an hour before the person's day begins.
  const enqueued: unknown[] = [];
  const ctx = contextOf(fresh.databases, null, {
    clock: () => NOON + 50_000,
    enqueueDays: (_user, days) => enqueued.push(days),
  });
  const batch = aBatch({
    sessions: [aSession({ startedAt: NOON + 23_400, endedAt: NOON + 23_460 })],
  });
  await acceptBatch(ctx, device, batch, bodyHash(batch));
  expect(enqueued).toEqual([["2026-11-20", "2026-11-21"]]);
});

test("acceptBatch() takes records of any month, also of one without a partition", async () => {
  const device = await aPersonsDevice();
  const instants = [1_577_836_800, 1_700_000_000, NOON];
  await push(
    device,
    aBatch({
      sessions: instants.map((startedAt) => aSession({ startedAt, endedAt: startedAt + 10 })),
    }),
  );
  expect((await stored(device)).map(({ started_at: at }) => at)).toEqual(instants);
});

test("acceptBatch() of a thousand records over eighty years stays a matter of a moment", async () => {
  const device = await aPersonsDevice();
  const sessions = Array.from({ length: 1_000 }, (_, index) => {
    const startedAt = 1_577_836_800 + index * 200_000;
    return aSession({ startedAt, endedAt: startedAt + 10 });
  });
  const answer = await push(device, aBatch({ sessions, sealedAt: NOON }));
  expect(answer.results.filter(({ status }) => status === "stored")).toHaveLength(1_000);
  const [{ days } = {}] =
    await owner`select count(*)::int as days from dirty_days where user_id = ${device.userId}`;
  expect(days).toBeGreaterThan(1_000);
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

test("a record id that is there with other content is refused, and the first record stays", async () => {
  const device = await aPersonsDevice();
  const [first, other] = sessionsFrom(NOON, 2) as [CodingSession, CodingSession];
  await push(device, aBatch({ sessions: [first] }));
  const before = await contentOf(device);
  const changed = { ...first, project: "another" };
  const batch = aBatch({ sessions: [changed, other] });
  const answer = await push(device, batch);
  expect(answer.results).toMatchObject([
    { id: first.id, status: "rejected", code: "record_conflict" },
    { id: other.id, status: "stored" },
  ]);
  // The same again is the same answer; the record itself sent again, also by another device, is
  // stored already.
  expect(await push(device, batch)).toEqual(answer);
  const tower = { ...device, deviceId: await aDevice(fresh, device) };
  expect((await push(tower, aBatch({ sessions: [first] }))).results).toEqual([
    { id: first.id, status: "stored" },
  ]);
  expect((await contentOf(device))[0]).toEqual(before[0]);
  expect(await stored(device)).toHaveLength(2);
});

test("of two batches at once with other records under one id, one is refused", async () => {
  const device = await aPersonsDevice();
  const first = aSession();
  const projects = Array.from({ length: 6 }, (_, index) => `project-${index}`);
  const answers = await Promise.all(
    projects.map((project) => push(device, aBatch({ sessions: [{ ...first, project }] }))),
  );
  const kept = (await stored(device)).map((row) => row["project_name"] as string);
  expect(kept).toHaveLength(1);
  expect(answers.map(({ results }) => results[0]?.status)).toEqual(
    projects.map((project) => (project === kept[0] ? "stored" : "rejected")),
  );
});
