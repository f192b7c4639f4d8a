import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../testing/builders.ts";
import { refusal } from "../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { changingDays } from "./change-days.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

/** Holds the lock of a person's derivation until `end` is called. */
async function aDerivation(userId: string) {
  const mayEnd = Promise.withResolvers<void>();
  const isUnderWay = Promise.withResolvers<void>();
  const ended = fresh.databases.worker.raw.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(
      hashtextextended('streakline:deriving:' || ${userId}::text, 0))`;
    isUnderWay.resolve();
    await mayEnd.promise;
  });
  await isUnderWay.promise;
  return async () => {
    mayEnd.resolve();
    await ended;
  };
}

test("changingDays() waits for a derivation longer than one statement may run", async () => {
  const { userId } = await aPerson(fresh);
  const end = await aDerivation(userId);
  let runs = 0;
  const change = changingDays(fresh.databases.app, userId, async () => (runs += 1));
  // Longer than statement_timeout, which is what this is about.
  await new Promise((resolve) => setTimeout(resolve, 3_500));
  expect(runs).toBe(0);
  await end();
  expect(await change).toBe(1);
});

test("changingDays() refuses with a code when a derivation does not end, and changes nothing", async () => {
  const { userId } = await aPerson(fresh);
  const end = await aDerivation(userId);
  let runs = 0;
  const change = changingDays(fresh.databases.app, userId, async () => (runs += 1), {
    attemptMs: 100,
    attempts: 2,
  });
  expect(await refusal(change)).toBe("rederive_running");
  await end();
  expect(runs).toBe(0);
});
