import type { BatchRecord } from "@streakline/shared/activity/batch.ts";
import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { aBatch, aDevice, aPerson, aSession, aVisit, NOON } from "../../testing/builders.ts";
import { callersOn, contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { NAMES_MAX } from "../../stats/derive/cap-names.ts";
import { deriveDays } from "./derive-days.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await fresh.close();
});

const DAY = "2026-11-20";
const MIDNIGHT = NOON - 43_200;
const derive = (userId: string) => deriveDays(contextOf(fresh.databases), userId, [DAY]);
const callerOf = (userId: string) =>
  callersOn(fresh.databases, { clock: () => MIDNIGHT + 86_400 })({ userId });

/** Pushes records in batches of a thousand; gives their person. */
async function push(records: readonly BatchRecord[]): Promise<string> {
  const { userId } = await aPerson(fresh, { consents: ["coding", "sites"] });
  const who = { userId, deviceId: await aDevice(fresh, { userId }) };
  const ctx = contextOf(fresh.databases, null, { clock: () => MIDNIGHT + 86_400 });
  for (let from = 0; from < records.length; from += 1_000) {
    const batch = { ...aBatch(), records: records.slice(from, from + 1_000) };
    const { results } = await acceptBatch(ctx, who, batch, bodyHash(batch));
    expect(results.filter(({ status }) => status !== "stored")).toEqual([]);
  }
  return userId;
}

test.for(["project", "branch"] as const)(
  "eight batches of a thousand sessions, each in a %s of its own, are derived",
  async (dimension) => {
    const userId = await push(
      Array.from({ length: 8_000 }, (_, n) => {
        const startedAt = MIDNIGHT + n * 10;
        return aSession({ startedAt, endedAt: startedAt + 10, [dimension]: `name-${n}` });
      }),
    );
    await derive(userId);
    const day = await callerOf(userId).stats.day({ day: DAY });
    expect(day).toMatchObject({ secondsTotal: 80_000, pending: false, refusal: null });
    const list = day.breakdown[dimension];
    expect(list).toHaveLength(NAMES_MAX + 1);
    expect(list[0]).toEqual({
      value: OTHER_VALUE,
      name: "Other",
      seconds: 80_000 - NAMES_MAX * 10,
    });
    expect(day.breakdown.language).toEqual([
      expect.objectContaining({ value: "typescript", seconds: 80_000 }),
    ]);
    const summary = await callerOf(userId).stats.summary({ from: DAY, to: DAY });
    expect(summary.secondsTotal).toBe(80_000);
    expect(summary.breakdown[dimension].reduce((sum, { seconds }) => sum + seconds, 0)).toBe(
      80_000,
    );
  },
);

test("a thousand sites of a day are told apart up to the largest, and a rule finds the others", async () => {
  const userId = await push(
    Array.from({ length: 1_000 }, (_, n) => {
      const startedAt = MIDNIGHT + n * 60;
      // The sites of later minutes are smaller.
      return aVisit({
        startedAt,
        endedAt: startedAt + (n < NAMES_MAX ? 50 : 30),
        domain: n === 999 ? "youtube.com" : `site-${n}.test`,
      });
    }),
  );
  await derive(userId);
  const caller = callerOf(userId);
  const range = { from: DAY, to: DAY };
  const secondsTotal = NAMES_MAX * 50 + (1_000 - NAMES_MAX) * 30;
  const before = await caller.sites.summary(range);
  expect(before).toMatchObject({ secondsTotal, domainsTotal: NAMES_MAX });
  expect(before.domains.every(({ domain }) => domain.startsWith("site-"))).toBe(true);
  expect(before.categories).toEqual([
    { category: "uncategorised", seconds: secondsTotal - 30 },
    { category: "video", seconds: 30 },
  ]);
  expect((await caller.sites.uncategorised()).domains.map(({ domain }) => domain)).toEqual([]);

  await caller.sites.setRule({ domain: "site-998.test", category: "news", weight: 0 });
  await derive(userId);
  const after = await caller.sites.summary(range);
  expect(after.secondsTotal).toBe(secondsTotal);
  expect(after.shares.distracting).toBe(before.shares.distracting + 30);
  expect(after.categories).toContainEqual({ category: "news", seconds: 30 });
});
