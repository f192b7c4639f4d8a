import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabases } from "../../platform/database/db.ts";
import { refusal } from "../../testing/call-as.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { asAuth } from "./auth-pool.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("asAuth() asks as the role of sign-in, which sees no sessions of anybody", async () => {
  const { auth } = fresh.databases;
  const rows = await asAuth(auth, (db) => db.execute(sql`select current_user as name`));
  expect(String(rows[0]?.["name"])).toMatch(/_auth(_login)?$/);
  await expect(
    asAuth(auth, (db) => db.execute(sql`select 1 from coding_sessions`)),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("asAuth() says that the database is away when it is", async () => {
  const away = openDatabases({
    appUrl: fresh.appUrl,
    workerUrl: fresh.workerUrl,
    authUrl: "postgres://a:b@127.0.0.1:1/x",
  });
  expect(await refusal(asAuth(away.auth, (db) => db.execute(sql`select 1`)))).toBe("unavailable");
  await away.close();
});
