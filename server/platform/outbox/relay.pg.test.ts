import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { openSemaphore } from "../database/semaphore.ts";
import { addToOutbox } from "./outbox.ts";
import { openRelay, type OutboxFailure, type RelayOptions } from "./relay.ts";

let fresh: FreshDatabase;
let userId: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  ({ userId } = await aPerson(fresh));
});
afterEach(async () => {
  await fresh.databases.worker.raw`delete from outbox`;
});
afterAll(() => fresh.close());

const add = (kind: string, ...payloads: object[]) =>
  fresh.databases.worker.raw.begin(async (sql) => {
    for (const payload of payloads)
      await addToOutbox({ sql, prepare: true }, userId, kind, payload);
  });
const left = () => fresh.databases.worker.raw`
  select kind, attempts, not_before > now() as postponed from outbox order by id`;
/** Makes every message due now. */
const later = () => fresh.databases.worker.raw`update outbox set not_before = now()`;

function aRelay(handlers: RelayOptions["handlers"], more: Partial<RelayOptions> = {}) {
  const failures: OutboxFailure[] = [];
  const relay = openRelay({
    worker: fresh.databases.worker,
    handlers,
    onFailure: (failure) => failures.push(failure),
    ...more,
  });
  return { ...relay, failures };
}

test("run() handles every message in order and deletes it, more than one round of them", async () => {
  const heard: unknown[] = [];
  const relay = aRelay({ count: async ({ payload }) => void heard.push(payload) });
  const messages = Array.from({ length: 120 }, (_, n) => ({ n }));
  await add("count", ...messages);
  await relay.run();
  expect(heard).toEqual(messages);
  expect(await left()).toEqual([]);
});

test("two relays at once handle each message once", async () => {
  const heard: number[] = [];
  const relays = Array.from({ length: 2 }, () =>
    aRelay({ count: async ({ payload }) => void heard.push((payload as { n: number }).n) }),
  );
  await add("count", ...Array.from({ length: 200 }, (_, n) => ({ n })));
  await Promise.all(relays.map((relay) => relay.run()));
  await Promise.all(relays.map((relay) => relay.run()));
  expect(heard.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n));
});

test("a failing message waits longer each time, delays no other, and is given up", async () => {
  const relay = aRelay({
    bad: () => Promise.reject(new Error("no")),
    good: async () => {},
  });
  await add("bad", {});
  await add("good", {});
  await relay.run();
  expect(await left()).toEqual([{ kind: "bad", attempts: 1, postponed: true }]);
  await relay.run();
  expect(relay.failures).toHaveLength(1);
  for (let attempt = 2; attempt <= 20; attempt += 1) {
    await later();
    await relay.run();
  }
  expect(relay.failures.map(({ attempts }) => attempts)).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  expect(relay.failures.map(({ isGivenUp }) => isGivenUp).lastIndexOf(false)).toBe(10);
  expect(await left()).toEqual([{ kind: "bad", attempts: 12, postponed: false }]);
});

test("a message of a kind that this version does not know is kept for one that does", async () => {
  await add("of_tomorrow", {});
  const old = aRelay({});
  await old.run();
  expect(old.failures).toMatchObject([{ kind: "of_tomorrow", attempts: 1, isGivenUp: false }]);
  await later();
  const heard: unknown[] = [];
  await aRelay({ of_tomorrow: async (message) => void heard.push(message) }).run();
  expect(heard).toEqual([{ userId, payload: {} }]);
});

test("what was handled within the time of a round is deleted before the rest is handled", async () => {
  const leftAtStart: number[] = [];
  const relay = aRelay(
    {
      async slow() {
        leftAtStart.push((await left()).length);
        await sleep(60);
      },
    },
    { roundMs: 50 },
  );
  await add("slow", {}, {}, {});
  await relay.run();
  expect(leftAtStart).toEqual([3, 2, 1]);
  expect(await left()).toEqual([]);
});

test("close() takes no further message of the round under way", async () => {
  const started: unknown[] = [];
  let end = () => {};
  const relay = aRelay({
    async slow({ payload }) {
      started.push(payload);
      await new Promise<void>((resolve) => (end = resolve));
    },
  });
  await add("slow", { n: 1 }, { n: 2 });
  relay.wake();
  await expect.poll(() => started).toEqual([{ n: 1 }]);
  const closing = relay.close();
  end();
  await closing;
  expect(started).toEqual([{ n: 1 }]);
  expect(await left()).toEqual([{ kind: "slow", attempts: 0, postponed: false }]);
});

test("run() and close() end after the transaction, also when its connection is given up", async () => {
  const { worker } = fresh.databases;
  const limits = { permits: 6, waitMs: 2_000, holdMs: 30, waitersMax: 10 };
  const hasty = { ...worker, semaphore: openSemaphore(limits) };
  const events: string[] = [];
  const relay = aRelay(
    {
      async slow() {
        events.push("begun");
        await sleep(300);
        events.push("ended");
      },
    },
    { worker: hasty },
  );
  await add("slow", {});
  const run = relay.run().catch((error: unknown) => void events.push(String(error)));
  await expect.poll(() => events).toEqual(["begun"]);
  await sleep(100);
  relay.wake();
  await relay.close();
  await run;
  expect(events.slice(0, 2)).toEqual(["begun", "ended"]);
  expect(events).toHaveLength(3);
  expect(await left()).toEqual([]);
});

test("close() waits for the message under way and takes no more", async () => {
  const started: number[] = [];
  let end = () => {};
  const relay = aRelay({
    async slow({ payload }) {
      started.push((payload as { n: number }).n);
      await new Promise<void>((resolve) => (end = resolve));
    },
  });
  await add("slow", { n: 1 });
  relay.wake();
  await expect.poll(() => started).toEqual([1]);
  const closing = relay.close();
  end();
  await closing;
  await add("slow", { n: 2 });
  await relay.run();
  expect(started).toEqual([1]);
  expect(await left()).toHaveLength(1);
});
