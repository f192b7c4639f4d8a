import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { deleteExpired } from "./tidy.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("deleteExpired() deletes only what expired more than a day ago", async () => {
  const { userId } = await aPerson(fresh);
  const sql = fresh.databases.auth.raw;
  for (const ago of ["2 days", "1 hour", "-1 hour"]) {
    await sql`insert into auth.session (token, user_id, expires_at, updated_at)
      values (${randomUUID()}, ${userId}, now() - ${ago}::interval, now())`;
    await sql`insert into auth.verification (identifier, value, expires_at)
      values ('x', 'y', now() - ${ago}::interval)`;
  }
  expect(await deleteExpired(fresh.databases.auth)).toBe(2);
  expect(await deleteExpired(fresh.databases.auth)).toBe(0);
  expect(await sql`select count(*)::int as n from auth.session`).toEqual([{ n: 2 }]);
});
