import { afterAll, beforeAll, expect, test } from "vitest";
import { bothHalves, EVERYTHING, MONTH } from "../../testing/both-halves.ts";
import { NOON } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { deleteOldSites } from "./delete-old-sites.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
let callAs: ReturnType<typeof callersOn>;
beforeAll(async () => {
  scene = await bothHalves();
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
  await run(NOON + 11 * MONTH);
  expect(await scene.countsOf(eva)).toEqual({ ...EVERYTHING, visits: 2, keyed: 2 });
  expect(await scene.countsOf(ben)).toEqual(EVERYTHING);
  await callAs({ userId: eva.userId }).privacy.deletePast({ kind: "sites" });
  await scene.derive(eva);
  expect(await scene.countsOf(eva)).toMatchObject({ visits: 0, siteSeconds: 0, daySites: 0 });
});
