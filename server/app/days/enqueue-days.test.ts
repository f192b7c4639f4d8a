import { DomainError } from "@streakline/shared/errors.ts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { QueueJob } from "../../platform/queue/queue.ts";
import { dayEnqueuer } from "./enqueue-days.ts";

const ANN = "0192f0c1-2f3a-7b5c-8d6e-7f8091a2b3c4";
const BEN = "0192f0c1-2f3a-7b5c-8d6e-7f8091a2b3c5";
const silent = { debug() {}, info() {}, warn() {}, error() {} };

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
  const enqueuer = dayEnqueuer(queue, silent);
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
  const enqueuer = dayEnqueuer(queue, silent);
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
  const enqueuer = dayEnqueuer(queue, silent);
  const days = Array.from({ length: 1_100 }, (_, index) =>
    new Date(index * 86_400_000).toISOString().slice(0, 10),
  );
  enqueuer.add(ANN, days);
  await enqueuer.close();
  expect(queue.calls.map((jobs) => jobs.length)).toEqual([500, 500, 100]);
});

test("dayEnqueuer() says once that the queue is down, and goes on when it is back", async () => {
  let isDown = true;
  const queue = aQueue(() => isDown);
  const warn = vi.fn();
  const enqueuer = dayEnqueuer(queue, { ...silent, warn });
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
