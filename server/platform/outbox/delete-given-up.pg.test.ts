import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deleteGivenUp } from "./delete-given-up.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deleteGivenUp() deletes messages that were given up, once they are a week old", async () => {
  const { userId } = await aPerson(fresh);
  const { worker } = fresh.databases;
  await worker.raw`
    insert into outbox (user_id, kind, payload, attempts, created_at) values
      (${userId}, 'given up', '{}', 12, now() - interval '8 days'),
      (${userId}, 'given up lately', '{}', 12, now() - interval '6 days'),
      (${userId}, 'tried', '{}', 11, now() - interval '8 days')`;
  expect(await deleteGivenUp(worker)).toBe(1);
  const left = await worker.raw`select kind from outbox order by kind`;
  expect(left.map(({ kind }) => kind)).toEqual(["given up lately", "tried"]);
});
