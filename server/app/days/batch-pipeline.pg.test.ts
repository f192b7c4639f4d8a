import { randomUUID } from "node:crypto";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acceptBatch } from "../../activity/accept-batch.ts";
import { bodyHash } from "../../activity/body-hash.ts";
import { openQueue } from "../../platform/queue/queue.ts";
import { aBatch, aDevice, aPerson, aSession, NOON } from "../../testing/builders.ts";
import { contextOf } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import {
  DAY_JOBS,
  handleDayJob,
  handleRederiveJob,
  jobsDepth,
  REDERIVE_JOBS,
} from "./batch-pipeline.ts";
import { deriveDays } from "./derive-days.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";
import { withSweepLock } from "./dirty-days.store.ts";
import { dayEnqueuer } from "./enqueue-days.ts";
import { rederiveEnqueuer } from "./enqueue-rederive.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
const undo: (() => unknown)[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2 });
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

const ctx = (parts: Partial<Parameters<typeof contextOf>[2]> = {}) =>
  contextOf(fresh.databases, null, { clock: () => NOON + 40_000, ...parts });

async function aPusher() {
  const { userId } = await aPerson(fresh);
  return { userId, deviceId: await aDevice(fresh, { userId }) };
}
type Pusher = Awaited<ReturnType<typeof aPusher>>;

const push = (who: Pusher, batch: Batch, context = ctx()) =>
  acceptBatch(context, who, batch, bodyHash(batch));
const dirtyDaysOf = async (userId: string) =>
  (await owner`select day::text from dirty_days where user_id = ${userId} order by day`).map(
    (row) => row["day"] as string,
  );

/** For jobs that have nothing to wait for. */
async function never(): Promise<void> {
  throw new Error("The job went to the end of the queue");
}

/** The derived rows of a person without what only says when they were written. */
async function derivedRows(userId: string) {
  const strip = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(
          ([key]) => !["id", "user_id", "device_id", "created_at", "updated_at"].includes(key),
        ),
      ),
    );
  return {
    days: strip(await owner`select * from daily_stats where user_id = ${userId} order by date`),
    cells: strip(
      await owner`select * from day_breakdowns where user_id = ${userId}
        order by day, project, language, branch`,
    ),
    months: strip(
      await owner`select * from month_breakdowns where user_id = ${userId} order by month, project, language`,
    ),
  };
}

test("a day job derives the day and leaves it clean; run again it changes nothing", async () => {
  const ann = await aPusher();
  await push(ann, aBatch());
  const job = { userId: ann.userId, day: "2026-11-20" };
  await handleDayJob(ctx(), job, never);
  const first = await derivedRows(ann.userId);
  expect(first.days).toMatchObject([{ coding_time_seconds: 60 }]);
  expect(await dirtyDaysOf(ann.userId)).toEqual([]);
  await handleDayJob(ctx(), job, never);
  await deriveDays(ctx(), ann.userId, ["2026-11-20"]);
  expect(await derivedRows(ann.userId)).toEqual(first);
});

test("a job that says nothing sensible is refused", async () => {
  for (const data of [
    null,
    {},
    { userId: "x", day: "2026-11-20" },
    { userId: randomUUID(), day: "soon" },
    { userId: randomUUID(), day: "2026-11-20", more: 1 },
  ])
    await expect(handleDayJob(ctx(), data, never)).rejects.toThrow();
});

test("a job derives all dirty days of one person, unless another worker derives them", async () => {
  const [ann, ben] = [await aPusher(), await aPusher()];
  const sessions = [0, 1, 40, 400].map((days) => aSession({ startedAt: NOON - days * 86_400 }));
  for (const who of [ann, ben]) await push(who, aBatch({ sessions }));
  await withSweepLock(fresh.databases.worker, ann.userId, () =>
    handleRederiveJob(ctx(), { userId: ann.userId }, never),
  );
  expect(await dirtyDaysOf(ann.userId)).toHaveLength(4);
  let transactions = 0;
  const counting = { ...ctx(), wakeOutbox: () => void (transactions += 1) };
  await handleRederiveJob(counting, { userId: ann.userId }, never, () => transactions === 2);
  expect(await dirtyDaysOf(ann.userId)).toHaveLength(1);
  await handleRederiveJob(ctx(), { userId: ann.userId }, never);
  expect(await dirtyDaysOf(ann.userId)).toEqual([]);
  expect(await dirtyDaysOf(ben.userId)).toHaveLength(4);
  const first = await derivedRows(ann.userId);
  expect(first.days).toHaveLength(4);
  await handleRederiveJob(ctx(), { userId: ann.userId }, never);
  expect(await derivedRows(ann.userId)).toEqual(first);
  await expect(
    handleRederiveJob(ctx(), { userId: ann.userId, days: ["2026-11-20"] }, never),
  ).rejects.toThrow();
});

test("somebody's fresh day does not wait for another one's past", async () => {
  const queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  undo.push(() => queue.close());
  const [ann, ben] = [await aPusher(), await aPusher()];
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  undo.push(() => release());
  // the past of ann takes as long as it takes
  await queue.work(REDERIVE_JOBS, () => released);
  await queue.work(DAY_JOBS, (job) => handleDayJob(ctx(), job.data, never));
  const log = ctx().log;
  const [pasts, days] = [rederiveEnqueuer(queue, log), dayEnqueuer(queue, ctx())];
  undo.push(() => days.close());
  pasts.add(ann.userId);
  pasts.add(ann.userId);
  await expect.poll(async () => (await jobsDepth(queue)).active).toBe(1);
  await push(ben, aBatch(), ctx({ enqueueDays: days.add }));
  await expect.poll(() => dirtyDaysOf(ben.userId)).toEqual([]);
  // The job of the fresh day ends a moment after its day is clean.
  await expect.poll(() => jobsDepth(queue)).toMatchObject({ active: 1, failed: 0 });
  release();
  await pasts.close();
});

test("a day job goes to the end of the queue while its person's days are derived", async () => {
  const ann = await aPusher();
  await push(ann, aBatch());
  const job = { userId: ann.userId, day: "2026-11-20" };
  const again: unknown[] = [];
  await deriveTransaction(fresh.databases.worker, ann.userId, () =>
    handleDayJob(ctx(), job, async (one) => void again.push(one)),
  );
  expect(again).toEqual([job]);
  expect(await dirtyDaysOf(ann.userId)).toEqual(["2026-11-20"]);
  await handleDayJob(ctx(), job, never);
  expect(await dirtyDaysOf(ann.userId)).toEqual([]);
});

test("a past goes to the end of the queue after its turn, until nothing is left", async () => {
  const ann = await aPusher();
  const sessions = [0, 40, 80].map((days) => aSession({ startedAt: NOON - days * 86_400 }));
  await push(ann, aBatch({ sessions }));
  // Every transaction takes longer than a turn.
  const slow = { ...ctx(), wakeOutbox: () => busy(600) };
  const left = [3];
  let again = 1;
  while (again > 0) {
    again -= 1;
    await handleRederiveJob(
      slow,
      { userId: ann.userId },
      async () => void (again += 1),
      () => false,
      500,
    );
    left.push((await dirtyDaysOf(ann.userId)).length);
  }
  expect(left.at(-1)).toBe(0);
  for (const [turn, days] of left.slice(1).entries())
    expect(days).toBeGreaterThanOrEqual((left[turn] ?? 0) - 1);
});

function busy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test("thousands of days of one person do not stand before a fresh day of another", async () => {
  const queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  undo.push(() => queue.close());
  const [ann, ben] = [await aPusher(), await aPusher()];
  const enqueuer = dayEnqueuer(queue, ctx());
  const enqueueDays = enqueuer.add;
  for (let year = 0; year < 3; year += 1) {
    const sessions = Array.from({ length: 365 }, (_, day) =>
      aSession({ startedAt: NOON - (year * 365 + day) * 86_400 }),
    );
    await push(ann, aBatch({ sessions }), ctx({ enqueueDays }));
  }
  await push(ben, aBatch(), ctx({ enqueueDays }));
  await enqueuer.close();
  const waiting = await queue.depth(DAY_JOBS);
  expect(waiting.waiting).toBe(4);
  const done: string[] = [];
  await queue.work(DAY_JOBS, async ({ data }) => {
    await handleDayJob(ctx(), data, never);
    done.push((data as { userId: string }).userId);
  });
  await expect.poll(() => dirtyDaysOf(ben.userId)).toEqual([]);
  expect((await dirtyDaysOf(ann.userId)).length).toBeGreaterThan(1_000);
  await expect.poll(() => done.length).toBe(4);
});

test("late, repeated and out-of-order batches end in the same derived rows", async () => {
  // Ten hours over midnight, in two projects, cut into six batches; one of them comes twice, one
  // days late.
  const sessions = Array.from({ length: 24 }, (_, index) => {
    const startedAt = NOON + 20_000 + index * 1_500;
    return aSession({
      startedAt,
      endedAt: startedAt + 250,
      project: index % 3 === 0 ? "a" : "b",
      endedBy: index % 5 === 0 ? "blur" : "idle",
    });
  });
  const batches = Array.from({ length: 6 }, (_, index) =>
    aBatch({ sessions: sessions.slice(index * 4, index * 4 + 4) }),
  );
  const late = ctx({ clock: () => NOON + 200_000 });
  const results = [];
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [3, 3, 0, 5, 1, 2, 4, 0],
    [2, 0, 4, 1, 5, 3],
  ]) {
    const who = await aPusher();
    for (const index of order) {
      await push(who, batches[index] as Batch, late);
      // Derived in between as jobs happen to come: after every second batch.
      if (index % 2 === 0)
        for (const day of await dirtyDaysOf(who.userId))
          await handleDayJob(late, { userId: who.userId, day }, never);
    }
    for (const day of await dirtyDaysOf(who.userId))
      await handleDayJob(late, { userId: who.userId, day }, never);
    results.push(await derivedRows(who.userId));
  }
  expect(results[0]?.days).toHaveLength(2);
  for (const result of results) expect(result).toEqual(results[0]);
});

test("an accepted batch is derived within moments, through enqueuer, queue and worker", async () => {
  const queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  undo.push(() => queue.close());
  const context = ctx();
  await queue.work(DAY_JOBS, ({ data }) => handleDayJob(context, data, never), { concurrency: 2 });
  const enqueuer = dayEnqueuer(queue, context);
  undo.push(() => enqueuer.close());
  const people = await Promise.all(Array.from({ length: 3 }, aPusher));
  for (let round = 0; round < 4; round += 1)
    for (const who of people) {
      const batch = aBatch({
        sessions: [
          aSession({ startedAt: NOON + round * 5_000, endedAt: NOON + round * 5_000 + 100 }),
        ],
      });
      await push(who, batch, ctx({ enqueueDays: enqueuer.add }));
    }
  for (const { userId } of people) {
    const total = async () =>
      (
        await owner`select coding_time_seconds from daily_stats where user_id = ${userId}
          and date = '2026-11-20'`
      )[0]?.["coding_time_seconds"] as number;
    await expect.poll(total).toBe(400);
    await expect.poll(() => dirtyDaysOf(userId)).toEqual([]);
  }
});
