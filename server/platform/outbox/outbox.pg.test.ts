import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { addToOutbox } from "./outbox.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("addToOutbox() writes a message that is there only once its transaction commits", async () => {
  const { userId } = await aPerson(fresh);
  const { raw } = fresh.databases.worker;
  const add = (fails: boolean) =>
    raw.begin(async (sql) => {
      await addToOutbox({ sql, prepare: true }, userId, "greeting", { text: "hi" });
      if (fails) throw new Error("rolled back");
    });
  await expect(add(true)).rejects.toThrow("rolled back");
  await add(false);
  const rows = await raw`select kind, payload, attempts from outbox where user_id = ${userId}`;
  expect([...rows]).toEqual([{ kind: "greeting", payload: { text: "hi" }, attempts: 0 }]);
});
