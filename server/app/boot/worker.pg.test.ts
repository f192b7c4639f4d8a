import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../../platform/clock.ts";
import { openLog } from "../../platform/log.ts";
import { openQueue, type QueueDoor } from "../../platform/queue/queue.ts";
import { openBullmqScheduler } from "../../platform/scheduler/bullmq-scheduler.ts";
import type { Scheduler } from "../../platform/scheduler/scheduler.ts";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { dayEnqueuer } from "../days/enqueue-days.ts";
import { rederiveEnqueuer } from "../days/enqueue-rederive.ts";
import { startWorker } from "./worker.ts";

let fresh: FreshDatabase;
let queue: QueueDoor;
let scheduler: Scheduler;
beforeAll(async () => {
  fresh = await freshDatabase();
  queue = openQueue({ url: fresh.workerUrl, connectMs: 20_000 });
  scheduler = openBullmqScheduler({ url: fresh.workerUrl, connectMs: 20_000 });
});
afterAll(async () => {
  await scheduler.close();
  await queue.close();
  await fresh.close();
});

test("startWorker() derives what is enqueued and what was left lying, and stops when told", async () => {
  const { userId } = await aPerson(fresh);
  const { worker: pool } = fresh.databases;
  const log = openLog("silent");
  const dirty = async () =>
    (await pool.raw`select 1 from dirty_days where user_id = ${userId}`).length;
  await pool.raw`insert into dirty_days (user_id, day, marked_at)
    values (${userId}, '2026-11-19', now() - interval '1 hour')`;
  const published: string[][] = [];
  const bus = {
    async publish(topic: string, payload: unknown) {
      expect(topic).toBe("days_derived");
      published.push((payload as { days: string[] }).days);
    },
  };
  const worker = await startWorker(
    { databases: fresh.databases, clock: systemClock, log },
    { queue, scheduler, bus },
    fresh.ownerUrl,
  );
  await pool.raw`insert into dirty_days (user_id, day) values (${userId}, '2026-11-20')`;
  const enqueuer = dayEnqueuer(queue, { log, clock: systemClock });
  enqueuer.add(userId, ["2026-11-20"]);
  await expect.poll(dirty).toBe(0);
  // a whole past, by its own queue
  await pool.raw`insert into dirty_days (user_id, day)
    select ${userId}, d from generate_series('2026-01-01'::date, '2026-06-30', '1 day') d`;
  const pasts = rederiveEnqueuer(queue, log);
  pasts.add(userId);
  await expect.poll(dirty).toBe(0);
  const announced = () => published.some((days) => days.includes("2026-11-20"));
  await expect.poll(announced).toBe(true);
  await pasts.close();
  await enqueuer.close();
  await worker.close();
});
