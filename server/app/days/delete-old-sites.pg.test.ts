import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { eraseOldVisits } from "../../privacy/erase.store.ts";
import { bothHalves, EVERYTHING, MONTH } from "../../testing/both-halves.ts";
import { aBatch, aVisit, NOON } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { deleteOldSites } from "./delete-old-sites.ts";
import { keepDays } from "./derive-days.ts";

const DAY = "2026-11-20";
let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
  await scene.owner`alter table batches no force row level security`;
  callAs = callersOn(scene.fresh.databases, { clock: () => NOON + 86_400 });
});
afterAll(() => scene.close());

test("retention deletes visits past their keeping time, and days add up as before", async () => {
  const [ann, ben, eva] = [await scene.someone(), await scene.someone(), await scene.someone()];
  expect(await callAs({ userId: ann.userId }).privacy.retention()).toEqual({
    siteDetailMonths: 13,
  });
  await callAs({ userId: ann.userId }).privacy.setRetention({ siteDetailMonths: 2 });
  await callAs({ userId: ben.userId }).privacy.setRetention({ siteDetailMonths: 0 });
  const run = (at: number) =>
    deleteOldSites(contextOf(scene.fresh.databases, null, { clock: () => at }));
  await run(NOON + 86_400);
  expect(await scene.countsOf(ann)).toEqual({ ...EVERYTHING, visits: 2, keyed: 2 });
  await run(NOON + 86_400);
  await callAs({ userId: ann.userId }).settings.update({ gapMinutes: 14 });
  await scene.derive(ann);
  expect(await scene.countsOf(ann)).toEqual({ ...EVERYTHING, visits: 2, keyed: 2 });
  expect(await scene.countsOf(eva)).toEqual(EVERYTHING);
  // eleven months later the old ones of who kept the default are gone, those of who keeps all are
  // not
  await scene.owner`update batches set received_at = to_timestamp(${NOON + 11 * MONTH})`;
  await run(NOON + 11 * MONTH);
  expect(await scene.countsOf(eva)).toEqual({ ...EVERYTHING, visits: 2, keyed: 2 });
  expect(await scene.countsOf(ben)).toEqual(EVERYTHING);
  await callAs({ userId: eva.userId }).privacy.deletePast({ kind: "sites" });
  await scene.derive(eva);
  expect(await scene.countsOf(eva)).toMatchObject({ visits: 0, siteSeconds: 0, daySites: 0 });
});

test("retention leaves a visit that arrives on an old day after its sums were kept", async () => {
  const { databases } = scene.fresh;
  const ann = await scene.someone();
  const kept = await keepDays({ databases }, ann.userId, DAY);
  const visit = aVisit({ startedAt: NOON - 80 * 86_400, endedAt: NOON - 80 * 86_400 + 300 });
  const batch = { ...aBatch(), records: [visit] };
  const context = contextOf(databases, null, { clock: () => NOON + 86_400 });
  await acceptBatch(context, ann, batch, bodyHash(batch));
  await scene.derive(ann);
  expect(await eraseOldVisits(databases.worker, ann.userId, kept.neededFrom)).toBe(2);
  await callAs({ userId: ann.userId }).settings.update({ gapMinutes: 14 });
  await scene.derive(ann);
  expect(await scene.countsOf(ann)).toMatchObject({ visits: 3, siteSeconds: 1_500 });
});

test("retention does not believe a clock that is far ahead of the newest batch", async () => {
  const ann = await scene.someone();
  await scene.owner`update batches set received_at = to_timestamp(${NOON + 86_400})`;
  const run = (at: number) =>
    deleteOldSites(contextOf(scene.fresh.databases, null, { clock: () => at }));
  await run(NOON + 40 * MONTH);
  expect(await scene.countsOf(ann)).toEqual(EVERYTHING);
});
