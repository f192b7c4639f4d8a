import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deriveTransaction } from "./derive-transaction.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deriveTransaction() lets one derivation of a person run at a time, and different people side by side", async () => {
  const [one, two] = [await aPerson(fresh), await aPerson(fresh)];
  const steps: string[] = [];
  const step = (name: string, userId: string) =>
    deriveTransaction(fresh.databases.worker, userId, async ({ sql }) => {
      steps.push(`${name} starts`);
      await sql`select pg_sleep(0.2)`;
      steps.push(`${name} ends`);
    });
  await Promise.all([step("a", one.userId), step("a", one.userId), step("b", two.userId)]);
  expect(steps.filter((line) => line.startsWith("a"))).toEqual([
    "a starts",
    "a ends",
    "a starts",
    "a ends",
  ]);
  expect(steps.indexOf("b starts")).toBeLessThan(3);
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
