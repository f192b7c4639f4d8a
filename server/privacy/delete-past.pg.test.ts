import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveDays, keepDays } from "../app/days/derive-days.ts";
import { bothHalves, EVERYTHING } from "../testing/both-halves.ts";
import { aConsent, NOON } from "../testing/builders.ts";
import { callersOn, refusal } from "../testing/call-as.ts";

const DAY = "2026-11-20";
let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => scene.close());

/** Number of deadlocks that the database ended so far. */
async function deadlocks(): Promise<number> {
  await scene.owner`select pg_stat_force_next_flush()`;
  const [row] = await scene.owner<[{ deadlocks: number }]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  return row.deadlocks;
}

test("privacy.deletePast of websites deletes a person's visits and sums, and no coding", async () => {
  const [ann, ben] = [await scene.someone(), await scene.someone()];
  expect(await scene.countsOf(ann)).toEqual(EVERYTHING);
  const answer = await callAs({ userId: ann.userId }).privacy.deletePast({ kind: "sites" });
  expect(answer).toMatchObject({ recordsDeleted: 4 });
  expect(answer.rederive.daysLeft).toBeGreaterThan(0);
  await scene.derive(ann);
  // without the visits, gaps of five minutes after a switch count as coding again
  expect(await scene.countsOf(ann)).toEqual({
    ...EVERYTHING,
    visits: 0,
    keyed: 0,
    codingSeconds: 4_200,
    siteSeconds: 0,
    daySites: 0,
  });
  expect(await scene.countsOf(ben)).toEqual(EVERYTHING);
  expect(await callAs({ userId: ann.userId }).privacy.deletePast({ kind: "sites" })).toMatchObject({
    recordsDeleted: 0,
  });
});

test("privacy.deletePast of coding leaves websites", async () => {
  const ann = await scene.someone();
  expect(await callAs({ userId: ann.userId }).privacy.deletePast({ kind: "coding" })).toMatchObject(
    { recordsDeleted: 6 },
  );
  await scene.derive(ann);
  expect(await scene.countsOf(ann)).toEqual({ ...EVERYTHING, coding: 0, codingSeconds: 0 });
});

test("privacy.deletePast deletes records of a clock that is ahead after a no, not a yes", async () => {
  const [ann, ben] = [await scene.someone(), await scene.someone()];
  // the last coding of somebody starts at half past twelve
  const call = callersOn(scene.fresh.databases, { clock: () => NOON + 1_800 - 299 });
  await aConsent(scene.fresh, { userId: ann.userId, given: false, answeredAt: NOON });
  for (const kind of ["coding", "sites"] as const) {
    await call({ userId: ann.userId }).privacy.deletePast({ kind });
    await call({ userId: ben.userId }).privacy.deletePast({ kind });
  }
  expect(await scene.countsOf(ann)).toMatchObject({ coding: 0, visits: 0 });
  expect(await scene.countsOf(ben)).toMatchObject({ coding: 1, visits: 0 });
});

test("privacy.deletePast of page keys leaves the visits; presence and boards keep nothing", async () => {
  const ann = await scene.someone();
  expect(
    await callAs({ userId: ann.userId }).privacy.deletePast({ kind: "page_keys" }),
  ).toMatchObject({ recordsDeleted: 4 });
  expect(await scene.countsOf(ann)).toEqual({ ...EVERYTHING, keyed: 0 });
  for (const kind of ["presence", "boards"] as const)
    expect(await callAs({ userId: ann.userId }).privacy.deletePast({ kind })).toMatchObject({
      recordsDeleted: 0,
    });
  expect(await refusal(callAs(ann).privacy.deletePast({ kind: "sites" }))).toBe("unauthenticated");
});

test("privacy.deletePast, settings.update, sites.setRule and derivations at once succeed", async () => {
  const ann = await scene.someone();
  const call = callAs({ userId: ann.userId });
  const deadlocksBefore = await deadlocks();
  const changes = new AbortController();
  const deriving = (async () => {
    while (!changes.signal.aborted)
      await deriveDays({ databases: scene.fresh.databases }, ann.userId, [DAY]);
  })();
  const loop = async (times: number, step: (index: number) => Promise<unknown>) => {
    for (let index = 0; index < times; index += 1) await step(index);
  };
  await Promise.all([
    loop(6, () => call.privacy.deletePast({ kind: "sites" })),
    loop(20, (index) => call.settings.update({ gapMinutes: 2 + index })),
    loop(20, (index) =>
      call.sites.setRule({
        domain: "mozilla.org",
        category: index % 2 === 0 ? "learning" : "games",
        weight: null,
      }),
    ),
  ]).finally(() => changes.abort());
  await deriving;
  expect(await scene.countsOf(ann)).toMatchObject({ visits: 0 });
  expect(await deadlocks()).toBe(deadlocksBefore);
});

test("privacy.deletePast leaves no sums of websites if old visits are deleted meanwhile", async () => {
  const ann = await scene.someone();
  const { databases } = scene.fresh;
  const mayDelete = Promise.withResolvers<void>();
  const isLocked = Promise.withResolvers<void>();
  const lock = scene.owner.begin(async (sql) => {
    await sql`lock table website_sessions in share row exclusive mode`;
    isLocked.resolve();
    await mayDelete.promise;
  });
  await isLocked.promise;
  const deleting = callAs({ userId: ann.userId }).privacy.deletePast({ kind: "sites" });
  const waiters = async () =>
    (
      await databases.worker.raw`
        select from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())`
    ).length;
  await expect.poll(waiters).toBe(1);
  let isKept = false;
  const keeping = keepDays({ databases }, ann.userId, DAY).then(() => (isKept = true));
  await expect.poll(async () => isKept || (await waiters()) === 2).toBe(true);
  mayDelete.resolve();
  await Promise.all([lock, deleting, keeping]);
  await scene.derive(ann);
  expect(await scene.countsOf(ann)).toMatchObject({ visits: 0, siteSeconds: 0, daySites: 0 });
});
