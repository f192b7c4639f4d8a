import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { migrateQueue } from "./queue-schema.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());

/** The SQLSTATE with which a statement is refused, or "allowed". */
async function refusal(url: string, statement: string): Promise<string> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client.unsafe(statement);
    return "allowed";
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}

test("migrateQueue() may run again, and in several processes at once", async () => {
  await Promise.all([
    migrateQueue(fresh.ownerUrl),
    migrateQueue(fresh.ownerUrl),
    migrateQueue(fresh.ownerUrl),
  ]);
  await migrateQueue(fresh.ownerUrl, "another_queue");
  expect(await refusal(fresh.workerUrl, "select 1 from another_queue.job")).toBe("allowed");
});

test.each([
  "alter table bullmq.job add column x int",
  "create table bullmq.x (id int)",
  "delete from bullmq.migration",
  "truncate bullmq.job",
])("the worker may not: %s", async (statement) => {
  expect(await refusal(fresh.workerUrl, statement)).toBe("42501");
});

test("the app and sign-in do not reach the queue at all", async () => {
  for (const url of [fresh.appUrl, fresh.authUrl])
    expect(await refusal(url, "select 1 from bullmq.job")).toBe("42501");
});
