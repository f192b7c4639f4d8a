import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { withConnection } from "./with-connection.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const open = () =>
  withConnection(fresh.ownerUrl, { name: "watch" }, async (sql) => {
    const [row] = await sql`
      select count(*)::int as n from pg_stat_activity where datname = current_database()
        and application_name = 'streakline test'`;
    return row?.["n"];
  });

test("withConnection() gives a named connection with the settings asked for, and closes it", async () => {
  const found = await withConnection(
    fresh.ownerUrl,
    { name: "test", settings: { lock_timeout: 1_234 } },
    async (sql) => {
      const [row] = await sql`select current_setting('lock_timeout') as text`;
      expect(await open()).toBe(1);
      return row?.["text"];
    },
  );
  expect(found).toBe("1234ms");
  await expect.poll(open).toBe(0);
});

test("withConnection() closes it also when the work fails", async () => {
  const failing = withConnection(fresh.ownerUrl, { name: "test" }, async (sql) => {
    await sql`select 1`;
    throw new Error("the work failed");
  });
  await expect(failing).rejects.toThrow("the work failed");
  await expect.poll(open).toBe(0);
});
