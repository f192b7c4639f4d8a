import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { bothHalves } from "../../testing/both-halves.ts";
import { aBatch, aConsent, aDevice, aPerson, aVisit, NOON } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { deriveDay } from "../derive/derive-day.ts";
import { daysToKeep, keepRemains } from "./site-remains.store.ts";

let scene: Awaited<ReturnType<typeof bothHalves>>;
beforeAll(async () => {
  scene = await bothHalves();
});
afterAll(() => scene.close());

test("daysToKeep() gives days with visits, the oldest first, until keepRemains() has kept them", async () => {
  const { userId } = await scene.someone();
  const { worker } = scene.fresh.databases;
  const days = (limit: number) =>
    deriveTransaction(worker, userId, (tx) =>
      daysToKeep(tx, userId, { startsAt: NOON + 86_400 }, SETTINGS_DEFAULT, limit),
    );
  expect(await days(9)).toEqual(["2026-08-19", "2026-11-20"]);
  expect(await days(1)).toEqual(["2026-08-19"]);
  const kept = { ...deriveDay("2026-08-19", [], SETTINGS_DEFAULT), siteLine: [] };
  for (let times = 0; times < 2; times += 1)
    await deriveTransaction(worker, userId, (tx) => keepRemains(tx, userId, [kept]));
  expect(await days(9)).toEqual(["2026-11-20"]);
});

test("daysToKeep() gives a day into which a visit of the evening before lasts", async () => {
  const { userId } = await aPerson(scene.fresh);
  await aConsent(scene.fresh, { userId });
  const midnight = NOON + 43_200;
  const visits = [
    aVisit({ startedAt: midnight - 120, endedAt: midnight + 60 }),
    aVisit({ startedAt: midnight + 86_400 - 60, endedAt: midnight + 86_400 }),
  ];
  const who = { userId, deviceId: await aDevice(scene.fresh, { userId }) };
  const context = contextOf(scene.fresh.databases, null, { clock: () => midnight + 200_000 });
  for (const [index, expected] of [
    ["2026-11-20", "2026-11-21"],
    ["2026-11-20", "2026-11-21"],
  ].entries()) {
    const batch = { ...aBatch(), records: visits.slice(index, index + 1) };
    await acceptBatch(context, who, batch, bodyHash(batch));
    const days = await deriveTransaction(scene.fresh.databases.worker, userId, (tx) =>
      daysToKeep(tx, userId, { startsAt: midnight + 2 * 86_400 }, SETTINGS_DEFAULT, 9),
    );
    expect(days).toEqual(expected);
  }
});
