import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { QueueDoor, QueueJob } from "../../platform/queue/queue.ts";

/** An implementation of the queue, running. */
export type RunningQueue = {
  /** Opens a queue on the same backend, as another process does. */
  open(onError: (error: Error, about?: object) => void): QueueDoor;
  /** Opens one on a backend that is not there. */
  openNowhere(): QueueDoor;
  /** Ends all connections of all queues at once; new ones are accepted. */
  cut(): Promise<void>;
  /** A process that works on this queue: it tells each key it begins and never ends a job. */
  spawnHanging(name: string): ChildProcess;
  stop(): Promise<void>;
};

const job = (key: string, data: unknown = {}): QueueJob => ({ key, data });
function barrier() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** What the door to the queue promises, for one implementation. */
export function queueContract(implementation: string, start: () => Promise<RunningQueue>): void {
  describe(`the queue: ${implementation}`, () => {
    let running: RunningQueue;
    let queue: QueueDoor;
    let errors: Error[];
    let told: (object | undefined)[];
    beforeAll(async () => {
      running = await start();
    });
    afterAll(async () => await running.stop());
    beforeEach(() => {
      [errors, told] = [[], []];
      queue = running.open((error, about) => {
        errors.push(error);
        told.push(about);
      });
    });
    afterEach(async () => await queue.close());

    test("a job reaches the handler with its key and data, and is gone afterwards", async () => {
      const done: QueueJob[] = [];
      await queue.work("plain", async (one) => void done.push(one));
      await queue.add("plain", [job("a", { day: "2026-11-20" }), job("b")]);
      await expect.poll(() => done.length).toBe(2);
      expect(done[0]).toEqual({ key: "a", data: { day: "2026-11-20" } });
      await expect
        .poll(() => queue.depth("plain"))
        .toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    });

    test("a thousand jobs with one key are one while it waits, and one more while it runs", async () => {
      const { opened, open } = barrier();
      let runs = 0;
      await queue.add(
        "same",
        Array.from({ length: 500 }, () => job("a")),
      );
      await queue.add(
        "same",
        Array.from({ length: 500 }, () => job("a")),
      );
      expect(await queue.depth("same")).toMatchObject({ waiting: 1 });
      await queue.work("same", async () => {
        runs += 1;
        await opened;
      });
      await expect.poll(() => runs).toBe(1);
      await queue.add("same", [job("a"), job("a")]);
      open();
      await expect.poll(() => runs).toBe(2);
      await expect
        .poll(() => queue.depth("same"))
        .toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
      await queue.add("same", [job("a")]);
      await expect.poll(() => runs).toBe(3);
    });

    test("no more jobs run at once than asked", async () => {
      let [running, most] = [0, 0];
      // The first jobs wait for each other, so that a slow machine shows as many at once, too.
      const areThree = Promise.withResolvers<void>();
      // By key: on a slow machine a job may run twice.
      const done = new Set<string>();
      await queue.work(
        "wide",
        async ({ key }) => {
          running += 1;
          most = Math.max(most, running);
          if (running === 3) areThree.resolve();
          await areThree.promise;
          await new Promise((resolve) => setTimeout(resolve, 20));
          running -= 1;
          done.add(key);
        },
        { concurrency: 3 },
      );
      await queue.add(
        "wide",
        Array.from({ length: 30 }, (_, n) => job(String(n))),
      );
      await expect.poll(() => done.size).toBe(30);
      expect(most).toBe(3);
    });

    test("a job whose handler throws is tried again and told; the others go on", async () => {
      const seen: string[] = [];
      await queue.work("poison", async ({ key }) => {
        seen.push(key);
        if (key === "bad" && seen.filter((one) => one === "bad").length < 3)
          throw new Error("not yet");
      });
      await queue.add("poison", [job("bad"), job("good")]);
      await expect.poll(() => seen.filter((one) => one === "bad").length).toBe(3);
      expect(seen.indexOf("good")).toBeLessThan(3);
      expect(errors.map((error) => error.message)).toEqual(["not yet", "not yet"]);
      expect(told).toEqual([1, 2].map((attempt) => ({ queue: "poison", key: "bad", attempt })));
      await expect
        .poll(() => queue.depth("poison"))
        .toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    });

    test("a job whose worker is killed with -9, three times, is picked up in 15 seconds", async () => {
      await queue.add("killed", [job("a")]);
      let killedAt = performance.now();
      for (let death = 1; death <= 3; death += 1) {
        const worker = running.spawnHanging("killed");
        try {
          const [output] = (await once(worker.stdout ?? worker, "data", {
            signal: AbortSignal.timeout(50_000),
          })) as [Buffer];
          expect(output.toString().trim()).toBe("a");
          // 15 seconds, and as many again for a machine that is busy with other tests.
          expect((performance.now() - killedAt) / 1_000).toBeLessThan(30);
        } finally {
          worker.kill("SIGKILL");
          killedAt = performance.now();
        }
        await once(worker, "exit");
      }
      const done: string[] = [];
      await queue.work("killed", async ({ key }) => void done.push(key));
      await expect.poll(() => done).toEqual(["a"]);
      expect(await queue.depth("killed")).toMatchObject({ waiting: 0, failed: 0 });
    }, 240_000);

    test("jobs go on after the database cut every connection", async () => {
      const done: string[] = [];
      await queue.work("cut", async ({ key }) => void done.push(key));
      await queue.add("cut", [job("before")]);
      await expect.poll(() => done).toEqual(["before"]);
      await running.cut();
      await expect.poll(() => queue.add("cut", [job("after")]).then(() => "added")).toBe("added");
      await expect.poll(() => done).toContain("after");
    });

    test("a queue that cannot be reached refuses with unavailable, and works once it can", async () => {
      const gone = running.openNowhere();
      await expect(gone.add("any", [job("a")])).rejects.toMatchObject({ code: "unavailable" });
      await expect(gone.depth("any")).rejects.toMatchObject({ code: "unavailable" });
      await gone.close();
    });
  });
}
