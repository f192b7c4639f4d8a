import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { openRelay } from "../../platform/outbox/relay.ts";
import { aDevice, aPerson, aSession, NOON, storeSessions } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveDays } from "./derive-days.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";
import { announceDays, DAYS_DERIVED, DaysDerived, publishDays } from "./days-derived.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

async function someone() {
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const sessions = [aSession(), aSession({ startedAt: NOON - 40 * 86_400 })];
  await storeSessions(fresh, { userId, deviceId, sessions });
  return userId;
}
const waiting = async (userId: string) =>
  (await fresh.databases.worker.raw`select payload from outbox where user_id = ${userId}`).map(
    (row) => row["payload"] as unknown,
  );
const daysIn = async (userId: string) =>
  (await fresh.databases.worker.raw`select from daily_stats where user_id = ${userId}`).length;

/** A bus and a relay that publishes on it; what subscribers heard. */
async function aRelay() {
  const bus = openPostgresBus({ url: fresh.workerUrl });
  const heard: DaysDerived[] = [];
  await bus.subscribe(DAYS_DERIVED, {
    message: (payload) => heard.push(DaysDerived.parse(payload)),
    missed: () => {},
  });
  const relay = openRelay({
    worker: fresh.databases.worker,
    handlers: {
      [DAYS_DERIVED]: (message) => publishDays((topic, one) => bus.publish(topic, one), message),
    },
    onFailure: ({ error }) => expect.fail(String(error)),
  });
  return {
    heard,
    relay,
    async close() {
      await relay.close();
      await bus.close();
    },
  };
}

test("derived days are announced once to every process after the commit, by month", async () => {
  const userId = await someone();
  const { heard, relay, close } = await aRelay();
  const ctx = { databases: fresh.databases, wakeOutbox: relay.wake };
  await deriveDays(ctx, userId, ["2026-11-20", "2026-10-11", "2026-11-19"]);
  await expect.poll(() => heard).toHaveLength(2);
  expect(heard).toEqual([
    { userId, days: ["2026-11-19", "2026-11-20"] },
    { userId, days: ["2026-10-11"] },
  ]);
  await relay.run();
  expect(await waiting(userId)).toEqual([]);
  await close();
});

test("a derivation that is rolled back announces nothing", async () => {
  const userId = await someone();
  const failing = deriveTransaction(fresh.databases.worker, userId, async (tx) => {
    await announceDays(tx, userId, ["2026-11-20"]);
    throw new Error("a later step failed");
  });
  await expect(failing).rejects.toThrow("a later step failed");
  expect(await waiting(userId)).toEqual([]);
});

test("a worker that is killed between commit and publish loses nothing: the next one delivers", async () => {
  const userId = await someone();
  const { appUrl, authUrl, workerUrl } = fresh;
  const script = fileURLToPath(
    new URL("../../testing/processes/relay-process.ts", import.meta.url),
  );
  const child = spawn(
    process.execPath,
    [script, JSON.stringify({ appUrl, authUrl, workerUrl }), userId, "2026-11-20"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  expect(String(said)).toBe("publishing\n");
  expect(await daysIn(userId)).toBe(1);
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  expect(await waiting(userId)).toEqual([{ days: ["2026-11-20"] }]);
  const { heard, relay, close } = await aRelay();
  // Postgres notices the death of the process that held the row a moment later.
  const delivered = async () => {
    await relay.run();
    return heard;
  };
  await expect.poll(delivered).toEqual([{ userId, days: ["2026-11-20"] }]);
  await relay.run();
  expect(await waiting(userId)).toEqual([]);
  await close();
});
