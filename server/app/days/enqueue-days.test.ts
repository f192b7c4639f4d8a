import { DomainError } from "@streakline/shared/errors.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { QueueJob } from "../../platform/queue/queue.ts";
import { DAY_JOBS, REDERIVE_JOBS } from "./batch-pipeline.ts";
import { dayEnqueuer } from "./enqueue-days.ts";

const ANN = "0192f0c1-2f3a-7b5c-8d6e-7f8091a2b3c4";
const BEN = "0192f0c1-2f3a-7b5c-8d6e-7f8091a2b3c5";
const silent = { debug() {}, info() {}, warn() {}, error() {} };
/** Noon of the latest of the days. */
const on = { log: silent, clock: () => 1_795_262_400 };

function aQueue(fails: () => boolean = () => false) {
  const calls: QueueJob[][] = [];
  return {
    calls,
    async add(_name: string, jobs: readonly QueueJob[]) {
      if (fails()) throw new DomainError("unavailable", { seconds: 5 });
      calls.push([...jobs]);
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("dayEnqueuer() gathers the days of many batches into one call, each day once", async () => {
  const queue = aQueue();
  const enqueuer = dayEnqueuer(queue, on);
  enqueuer.add(ANN, ["2026-11-20", "2026-11-21"]);
  enqueuer.add(ANN, ["2026-11-20"]);
  enqueuer.add(BEN, ["2026-11-20"]);
  expect(queue.calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(queue.calls).toHaveLength(1);
  expect(queue.calls[0]).toEqual([
    { key: `${ANN}_2026-11-20`, data: { userId: ANN, day: "2026-11-20" } },
    { key: `${ANN}_2026-11-21`, data: { userId: ANN, day: "2026-11-21" } },
    { key: `${BEN}_2026-11-20`, data: { userId: BEN, day: "2026-11-20" } },
  ]);
  await enqueuer.close();
  expect(queue.calls).toHaveLength(1);
});

test("dayEnqueuer() sends a busy day at once, then now and then, and its last touch", async () => {
  const queue = aQueue();
  const enqueuer = dayEnqueuer(queue, on);
  for (let touches = 0; touches < 60; touches += 1) {
    enqueuer.add(ANN, ["2026-11-20"]);
    await vi.advanceTimersByTimeAsync(10);
  }
  // In these 600 ms: after 40 ms, and 400 ms later.
  expect(queue.calls).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(queue.calls).toHaveLength(3);
});

test("dayEnqueuer() sends what it has gathered when it is closed, in pieces", async () => {
  const queue = aQueue();
  const enqueuer = dayEnqueuer(queue, on);
  for (let person = 0; person < 1_100; person += 1)
    enqueuer.add(`person-${person}`, ["2026-11-21"]);
  await enqueuer.close();
  expect(queue.calls.map((jobs) => jobs.length)).toEqual([500, 500, 100]);
});

test("dayEnqueuer() says once that the queue is down, and goes on when it is back", async () => {
  let isDown = true;
  const queue = aQueue(() => isDown);
  const warn = vi.fn();
  const enqueuer = dayEnqueuer(queue, { ...on, log: { ...silent, warn } });
  for (const day of ["2026-11-20", "2026-11-21"]) {
    enqueuer.add(ANN, [day]);
    await enqueuer.close();
  }
  expect(warn).toHaveBeenCalledOnce();
  isDown = false;
  enqueuer.add(ANN, ["2026-11-22"]);
  await enqueuer.close();
  expect(queue.calls.flat().map(({ key }) => key)).toEqual([`${ANN}_2026-11-22`]);
});

test("dayEnqueuer() sends one job for all older days of a person, behind those of fresh days", async () => {
  const queues: string[] = [];
  const jobs: QueueJob[] = [];
  const add = async (name: string, added: readonly QueueJob[]) => {
    queues.push(name);
    jobs.push(...added);
  };
  const enqueuer = dayEnqueuer({ add }, on);
  // In Honolulu yesterday is still the day before yesterday of Greenwich.
  enqueuer.add(ANN, ["2026-11-21", "2026-11-20", "2026-11-19", "2026-11-18", "2016-01-01"]);
  enqueuer.add(ANN, ["2025-05-05"]);
  await enqueuer.close();
  expect(queues).toEqual([DAY_JOBS, REDERIVE_JOBS]);
  expect(jobs.map(({ key }) => key)).toEqual([
    `${ANN}_2026-11-21`,
    `${ANN}_2026-11-20`,
    `${ANN}_2026-11-19`,
    ANN,
  ]);
});
