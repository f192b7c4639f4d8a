import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deleteResetLinks } from "./reset-links.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deleteResetLinks() deletes the links of one person", async () => {
  const [ann, ben] = [await aPerson(fresh), await aPerson(fresh)];
  const sql = fresh.databases.auth.raw;
  for (const { userId } of [ann, ann, ben])
    await sql`insert into auth.verification (identifier, value, expires_at)
      values (${randomUUID()}, ${userId}, now() + interval '1 hour')`;
  await deleteResetLinks(fresh.databases.auth, ann.userId);
  expect(await sql`select value from auth.verification`).toEqual([{ value: ben.userId }]);
});
