import { SETTINGS_DEFAULT } from "@streakline/shared/accounts/settings.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveTransaction } from "../../app/days/derive-transaction.store.ts";
import { bothHalves } from "../../testing/both-halves.ts";
import { NOON } from "../../testing/builders.ts";
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
