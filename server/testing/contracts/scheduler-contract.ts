import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Due, Schedule, Scheduler } from "../../platform/scheduler/scheduler.ts";

/** An implementation of the scheduler, running. */
export type RunningScheduler = {
  /** Opens a scheduler on the same backend, as another process does. It mends every second. */
  open(onError?: (error: Error, about?: object) => void): Scheduler;
  /** Opens one on a backend that is not there. */
  openNowhere(): Scheduler;
  /** Makes the next run of this schedule due since a minute ago. */
  makeDue(name: string): Promise<void>;
  /** A process with one schedule, every second, that tells a begun run and never ends it. */
  spawnHanging(name: string): ChildProcess;
  stop(): Promise<void>;
};

/** What the door to the scheduler promises, for one implementation. */
export function schedulerContract(
  implementation: string,
  start: () => Promise<RunningScheduler>,
): void {
  describe(`the scheduler: ${implementation}`, () => {
    let running: RunningScheduler;
    const schedulers: Scheduler[] = [];
    let runs: string[];
    beforeAll(async () => {
      running = await start();
    });
    beforeEach(() => {
      runs = [];
    });
    afterEach(async () => {
      const last = open();
      await last.work([]);
      for (const scheduler of schedulers.splice(0)) await scheduler.close();
    });
    afterAll(async () => await running.stop());

    function open(onError?: (error: Error, about?: object) => void): Scheduler {
      const scheduler = running.open(onError);
      schedulers.push(scheduler);
      return scheduler;
    }
    const counted = (name: string, due: Due): Schedule => ({
      name,
      due,
      run: async () => void runs.push(name),
    });
    const daily = { cron: "0 3 * * *", timeZone: "Asia/Kathmandu" };

    test("a schedule runs again and again, each due time in one of the processes", async () => {
      const began = performance.now();
      const [one, two] = [open(), open()];
      const often = counted("often", { everySeconds: 1 });
      await Promise.all([one.work([often]), two.work([often])]);
      await expect.poll(() => runs.length).toBeGreaterThan(3);
      expect(runs.length).toBeLessThanOrEqual((performance.now() - began) / 1_000 + 1);
    });

    test("a cron pattern counts in its time zone", async () => {
      const scheduler = open();
      await scheduler.work([counted("daily", daily)]);
      const [next] = await scheduler.dueTimes();
      const due = new Date((next?.dueAt ?? 0) * 1_000);
      // Nepal is 5:45 ahead of UTC.
      expect([next?.name, due.toISOString().slice(11, 19)]).toEqual(["daily", "21:15:00"]);
      const hours = (due.getTime() - Date.now()) / 3_600_000;
      expect([hours > 0, hours <= 24]).toEqual([true, true]);
    });

    test("processes that start at once keep one due time, and a start later does not move it", async () => {
      const schedule = [counted("daily", daily), counted("hourly", { everySeconds: 3_600 })];
      await Promise.all([open(), open(), open()].map((one) => one.work(schedule)));
      const before = await open().dueTimes();
      await open().work(schedule);
      expect(await open().dueTimes()).toEqual(before);
      expect(before.map(({ name }) => name).toSorted()).toEqual(["daily", "hourly"]);
      expect(runs).toEqual([]);
    });

    test("a due time that passed while no process ran is run once at the next start", async () => {
      const schedule = [counted("daily", daily)];
      const first = open();
      await first.work(schedule);
      await first.close();
      await running.makeDue("daily");
      await Promise.all([open(), open()].map((one) => one.work(schedule)));
      await expect.poll(() => runs).toEqual(["daily"]);
      await expect
        .poll(async () => ((await open().dueTimes())[0]?.dueAt ?? 0) * 1_000 > Date.now())
        .toBe(true);
      await sleep(300);
      expect(runs).toEqual(["daily"]);
    });

    test("a schedule that is left out disappears, and one that changed gets its new time", async () => {
      const one = open();
      await one.work([counted("goes", { everySeconds: 1 }), counted("stays", daily)]);
      await one.close();
      const evening = { ...daily, cron: "0 20 * * *" };
      const two = open();
      await two.work([counted("stays", evening)]);
      const due = await two.dueTimes();
      expect(due.map(({ name }) => name)).toEqual(["stays"]);
      expect(new Date((due[0]?.dueAt ?? 0) * 1_000).toISOString().slice(11, 16)).toBe("14:15");
      runs = [];
      await sleep(1_500);
      expect(runs).toEqual([]);
    });

    test("a due time that comes during a run is left out", async () => {
      let [atOnce, most, done] = [0, 0, 0];
      const slow: Schedule = {
        name: "slow",
        due: { everySeconds: 1 },
        async run() {
          atOnce += 1;
          most = Math.max(most, atOnce);
          await sleep(2_500);
          atOnce -= 1;
          done += 1;
        },
      };
      await Promise.all([open().work([slow]), open().work([slow])]);
      await expect.poll(() => done).toBe(2);
      expect(most).toBe(1);
    });

    test("a run that throws is told with its name, and the next due time comes", async () => {
      const told: unknown[] = [];
      let times = 0;
      const failing: Schedule = {
        name: "failing",
        due: { everySeconds: 1 },
        async run() {
          times += 1;
          if (times === 1) throw new Error("planted");
        },
      };
      const scheduler = open((error, about) => told.push([error.message, about]));
      await scheduler.work([failing, counted("well", { everySeconds: 1 })]);
      await expect.poll(() => times).toBeGreaterThan(1);
      expect(told).toEqual([["planted", { task: "failing" }]]);
      expect(await scheduler.failing()).toEqual(["failing"]);
    });

    test.each(["in the same process", "at the next start"])(
      "a clock that was a day ahead and is set back delays no run for long: %s",
      async (where) => {
        const now = Date.now;
        const ahead = vi.spyOn(Date, "now").mockImplementation(() => now() + 86_400_000);
        const schedules = [counted("often", { everySeconds: 1 }), counted("daily", daily)];
        const first = open();
        try {
          await first.work(schedules);
          await expect.poll(() => runs.length).toBeGreaterThan(0);
          if (where === "at the next start") await first.close();
        } finally {
          ahead.mockRestore();
        }
        const second = open();
        if (where === "at the next start") {
          const names = (await second.dueTimes()).filter(({ isTooFar }) => isTooFar);
          expect(names.map(({ name }) => name).toSorted()).toEqual(["daily", "often"]);
          await second.work(schedules);
        }
        runs = [];
        await expect.poll(() => runs.length).toBeGreaterThan(1);
        const due = await second.dueTimes();
        expect(due.map(({ isTooFar }) => isTooFar)).toEqual([false, false]);
        const latest = Math.max(...due.map(({ dueAt }) => dueAt));
        expect(latest - now() / 1_000).toBeLessThanOrEqual(86_400);
      },
    );

    test("a daily run is run once by two processes whose clocks differ by three seconds", async () => {
      const now = Date.now;
      const scheduler = open();
      await scheduler.work([counted("daily", daily)]);
      const due = ((await scheduler.dueTimes())[0]?.dueAt ?? 0) * 1_000;
      // The clock leaps while the process waits for a time hours away, as after a machine's sleep.
      await sleep(1_500);
      const began = now();
      const clock = vi.spyOn(Date, "now").mockImplementation(() => due + 1_000 + now() - began);
      try {
        await expect.poll(() => runs).toEqual(["daily"]);
        const [next] = await scheduler.dueTimes();
        expect(next?.dueAt).toBe(due / 1_000 + 86_400);
        await scheduler.close();
        const behind = now();
        clock.mockImplementation(() => due - 2_000 + now() - behind);
        const second = open();
        await second.work([counted("daily", daily)]);
        await expect.poll(() => Date.now()).toBeGreaterThan(due + 2_000);
        expect(await second.dueTimes()).toEqual([next]);
        expect(runs).toEqual(["daily"]);
      } finally {
        clock.mockRestore();
      }
    });

    test("close() gives the signal to a run and waits for its end", async () => {
      const events: string[] = [];
      const scheduler = open();
      const begun = Promise.withResolvers<void>();
      await scheduler.work([
        {
          name: "patient",
          due: { everySeconds: 1 },
          async run(signal) {
            begun.resolve();
            await once(signal, "abort");
            await sleep(50);
            events.push("ended");
          },
        },
      ]);
      await begun.promise;
      await scheduler.close();
      expect(events).toEqual(["ended"]);
    });

    test("the run of a process that is killed with -9 is taken over within 15 seconds", async () => {
      const dying = running.spawnHanging("heir");
      await once(dying.stdout ?? dying, "data", { signal: AbortSignal.timeout(60_000) });
      dying.kill("SIGKILL");
      const killedAt = performance.now();
      await once(dying, "exit");
      await open().work([counted("heir", { everySeconds: 1 })]);
      await expect.poll(() => runs.length).toBeGreaterThan(0);
      // 15 seconds, and as many again for a machine that is busy with other tests.
      expect((performance.now() - killedAt) / 1_000).toBeLessThan(30);
    }, 120_000);

    test("what cannot be kept is refused, and so is a backend that is away", async () => {
      const scheduler = open();
      const refused = async (schedule: Schedule) =>
        await expect(scheduler.work([schedule])).rejects.toThrow(RangeError);
      await refused(counted("daily", { ...daily, timeZone: "Europe/Nowhere" }));
      await refused(counted("daily", { ...daily, cron: "every day" }));
      await refused(counted("often", { everySeconds: 0 }));
      await refused(counted("Not A Name", daily));
      const nowhere = running.openNowhere();
      await expect(nowhere.dueTimes()).rejects.toMatchObject({ code: "unavailable" });
      await nowhere.close();
    });
  });
}
