import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deriveTransaction() runs one derivation per person, and different people at once", async () => {
  const [one, two] = [await aPerson(fresh), await aPerson(fresh)];
  const { worker } = fresh.databases;
  const steps: string[] = [];
  const isBeside = Promise.withResolvers<void>();
  const step = (name: string, userId: string, work: () => Promise<void> | void) =>
    deriveTransaction(worker, userId, async () => {
      steps.push(`${name} starts`);
      await work();
      steps.push(`${name} ends`);
    });
  const waiting = async () =>
    (
      await worker.raw`
        select from pg_locks where not granted
        and database = (select oid from pg_database where datname = current_database())`
    ).length;
  const untilBeside = () => isBeside.promise;
  const all = [step("a", one.userId, untilBeside), step("a", one.userId, untilBeside)];
  await expect.poll(async () => [...steps, await waiting()]).toEqual(["a starts", 1]);
  all.push(step("b", two.userId, isBeside.resolve));
  await Promise.all(all);
  expect(steps[1]).toBe("b starts");
  expect(steps.filter((line) => line.startsWith("a"))).toEqual([
    "a starts",
    "a ends",
    "a starts",
    "a ends",
  ]);
});

test("deriveTransaction() keeps nothing of a step when a later one fails", async () => {
  const { userId } = await aPerson(fresh);
  const failing = deriveTransaction(fresh.databases.worker, userId, async ({ sql }) => {
    await sql`insert into daily_stats (user_id, date) values (${userId}, '2026-11-20')`;
    throw new Error("a later step failed");
  });
  await expect(failing).rejects.toThrow("a later step failed");
  expect(
    await fresh.databases.worker.raw`select from daily_stats where user_id = ${userId}`,
  ).toHaveLength(0);
});
