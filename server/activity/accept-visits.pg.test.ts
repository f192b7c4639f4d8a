import { randomUUID } from "node:crypto";
import type { BatchRecord } from "@streakline/shared/activity/batch.ts";
import type { ConsentKind } from "@streakline/shared/privacy/consents.ts";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatch, aConsent, aDevice, aPerson, aSession, aVisit, NOON } from "../testing/builders.ts";
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

async function aBrowser(
  kinds: readonly ConsentKind[] = ["coding", "sites", "page_keys"],
): Promise<Device> {
  const { userId } = await aPerson(fresh, { consents: [] });
  await aConsent(fresh, { userId, kinds });
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}

function push(device: Device, records: readonly BatchRecord[], id: string = randomUUID()) {
  const batch = { ...aBatch(), id, records: [...records] };
  return acceptBatch(
    contextOf(fresh.databases, null, { clock: () => NOON + 600 }),
    device,
    batch,
    bodyHash(batch),
  );
}

async function codesOf(device: Device, records: readonly BatchRecord[]) {
  return (await push(device, records)).results.map((result) =>
    result.status === "stored" ? "stored" : result.code,
  );
}

async function storedVisits({ userId }: Device) {
  return await owner.begin(async (sql) => {
    await sql`set local role streakline_app_user`;
    await sql`select set_config('app.user_id', ${userId}, true)`;
    return await sql`
      select id, extract(epoch from session_start)::float8 as start,
        duration_seconds, ended_by, domain, browser, url_category, idle_time_seconds, page_views,
        tab_switches, array_to_string(page_keys, ',') as page_keys, device_id from website_sessions
          order by session_start, id`;
  });
}

async function dirtyDays({ userId }: Device): Promise<string[]> {
  const rows = await fresh.databases.worker
    .raw`select day::text as day from dirty_days where user_id = ${userId} order by day`;
  return rows.map((row) => String(row["day"]));
}

const KEY = "00112233445566778899aabbccddeeff";

test("acceptBatch() stores every column of a visit beside coding, and marks the days of both", async () => {
  const device = await aBrowser();
  const visit = aVisit({
    startedAt: NOON - 86_400 * 2,
    endedAt: NOON - 86_400 * 2 + 90,
    idleSeconds: 7,
    tabSwitches: 3,
    pageKeys: [KEY],
    endedBy: "lock",
  });
  expect(await codesOf(device, [visit, aSession()])).toEqual(["stored", "stored"]);
  expect(await storedVisits(device)).toMatchObject([
    {
      id: visit.id,
      start: visit.startedAt,
      duration_seconds: 90,
      ended_by: "lock",
      domain: "mozilla.org",
      browser: "firefox",
      url_category: "documentation",
      idle_time_seconds: 7,
      page_views: 1,
      tab_switches: 3,
      device_id: device.deviceId,
      page_keys: "00112233-4455-6677-8899-aabbccddeeff",
    },
  ]);
  expect(await dirtyDays(device)).toEqual(["2026-11-18", "2026-11-20"]);
});

test("acceptBatch() stores visits once and answers the same, also after consent ended", async () => {
  const device = await aBrowser();
  const records = [aVisit(), aVisit({ startedAt: NOON + 100 })];
  const id = randomUUID();
  const first = await push(device, records, id);
  await aConsent(fresh, { userId: device.userId, kinds: ["sites"], given: false });
  expect(await push(device, records, id)).toEqual(first);
  expect(await storedVisits(device)).toHaveLength(2);
  expect(await refusal(push(device, [aVisit()], id))).toBe("batch_conflict");
});

test("acceptBatch() refuses visits without consent to websites, and stores the siblings", async () => {
  const device = await aBrowser(["coding"]);
  const id = randomUUID();
  const records = [aVisit({ pageKeys: [KEY] }), aSession(), aVisit()];
  const first = await push(device, records, id);
  expect(
    first.results.map((result) => (result.status === "rejected" ? result.code : "stored")),
  ).toEqual(["consent_missing", "stored", "consent_missing"]);
  expect(await storedVisits(device)).toEqual([]);
  // the answer to a batch stays what it was
  await aConsent(fresh, { userId: device.userId, kinds: ["sites", "page_keys"] });
  expect(await push(device, records, id)).toEqual(first);
  expect(await storedVisits(device)).toEqual([]);
});

test("acceptBatch() without any consent marks no day for what it did not store", async () => {
  const device = await aBrowser([]);
  expect(await codesOf(device, [aVisit()])).toEqual(["consent_missing"]);
  expect(await dirtyDays(device)).toEqual([]);
});

test("acceptBatch() refuses a visit with page keys where only websites are allowed, whole", async () => {
  const device = await aBrowser(["sites"]);
  const [plain, keyed] = [aVisit(), aVisit({ pageKeys: [KEY] })];
  expect(await codesOf(device, [keyed, plain])).toEqual(["consent_missing", "stored"]);
  expect((await storedVisits(device)).map(({ id }) => id)).toEqual([plain.id]);
});

test("acceptBatch() goes by the latest answer: yes, no, yes", async () => {
  const device = await aBrowser([]);
  for (const [at, given, code] of [
    [NOON - 60, true, "stored"],
    [NOON - 40, false, "consent_missing"],
    [NOON - 20, true, "stored"],
  ] as const) {
    await aConsent(fresh, { userId: device.userId, kinds: ["sites"], given, answeredAt: at });
    expect(await codesOf(device, [aVisit()])).toEqual([code]);
  }
});

test("a withdrawal waits for a push under way, so that nothing is stored after it has returned", async () => {
  const device = await aBrowser([]);
  for (let round = 0; round < 5; round += 1) {
    await aConsent(fresh, {
      userId: device.userId,
      kinds: ["sites"],
      answeredAt: NOON - 100 + 2 * round,
    });
    const pushes = Array.from({ length: 6 }, () => codesOf(device, [aVisit()]));
    // One is stored; the others are anywhere on their way.
    expect(await Promise.race(pushes)).toEqual(["stored"]);
    await aConsent(fresh, {
      userId: device.userId,
      kinds: ["sites"],
      given: false,
      answeredAt: NOON - 99 + 2 * round,
    });
    const before = (await storedVisits(device)).length;
    await Promise.all(pushes);
    expect(await storedVisits(device)).toHaveLength(before);
    expect(await codesOf(device, [aVisit()])).toEqual(["consent_missing"]);
  }
  expect((await storedVisits(device)).length).toBeGreaterThanOrEqual(5);
});

test.each(["coding", "sites", "page_keys"] as const)(
  "%s: stored only while the latest answer is yes, whatever a forged batch says",
  async (kind) => {
    // page keys travel with websites
    const others: ConsentKind[] = kind === "page_keys" ? ["sites"] : [];
    const record = () =>
      kind === "coding" ? aSession() : aVisit(kind === "page_keys" ? { pageKeys: [KEY] } : {});
    const countOf = async (device: Device) =>
      Number(
        (
          await fresh.databases.worker.raw`
      select (select count(*) from coding_sessions
        where user_id = ${device.userId}) + (select count(*) from website_sessions
        where user_id = ${device.userId}) as rows`
        )[0]?.["rows"],
      );
    const device = await aBrowser(others);
    const forged = () => ({
      ...record(),
      consent: true,
      consents: { coding: true, sites: true, page_keys: true },
    });
    expect(await codesOf(device, [forged()])).toEqual(["consent_missing"]);
    expect(await countOf(device)).toBe(0);
    await aConsent(fresh, { userId: device.userId, kinds: [kind] });
    expect(await codesOf(device, [forged()])).toEqual(["stored"]);
    expect(await countOf(device)).toBe(1);
    await aConsent(fresh, { userId: device.userId, kinds: [kind], given: false });
    expect(await codesOf(device, [forged()])).toEqual(["consent_missing"]);
    expect(await countOf(device)).toBe(1);
    // an answer to a version that asked for less is as good as none
    await fresh.databases.app.raw.begin(async (sql) => {
      await sql`select set_config('app.user_id', ${device.userId}, true)`;
      await sql`select answer_consent(${device.userId}::uuid, ${kind}, 0, '00', true, 'an old client')`;
    });
    expect(await codesOf(device, [forged()])).toEqual(["consent_missing"]);
    expect(await countOf(device)).toBe(1);
  },
);

test("a visit under an id that is there is refused with other content, but for its page keys", async () => {
  const device = await aBrowser();
  const [first, other] = [aVisit({ pageKeys: [KEY_OF_A_PAGE] }), aVisit({ startedAt: NOON + 60 })];
  expect(await codesOf(device, [first])).toEqual(["stored"]);
  expect(await codesOf(device, [{ ...first, pageKeys: [] }, other])).toEqual(["stored", "stored"]);
  expect(await codesOf(device, [{ ...first, domain: "youtube.com" }, other])).toEqual([
    "record_conflict",
    "stored",
  ]);
  const rows = await storedVisits(device);
  expect(rows.map(({ domain, page_keys }) => [domain, page_keys !== ""])).toEqual([
    ["mozilla.org", true],
    ["mozilla.org", false],
  ]);
});

const KEY_OF_A_PAGE = "00112233445566778899aabbccddeeff";
