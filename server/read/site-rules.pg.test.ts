import { afterAll, beforeAll, expect, test } from "vitest";
import { aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { selectSiteRules, siteRulesOf } from "./site-rules.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("selectSiteRules() gives what the person says of domains, by domain", async () => {
  const { userId } = await aPerson(fresh);
  const rows = await fresh.databases.app.raw.begin(async (sql) => {
    await sql`select set_config('app.user_id', ${userId}, true)`;
    await sql`
      insert into category_rules (user_id, domain, category, weight)
      values (${userId}, 'a.example', 'learning', null), (${userId}, 'b.example', null, 0.25)`;
    return await selectSiteRules(sql, userId);
  });
  expect(siteRulesOf(rows)).toEqual(
    new Map([
      ["a.example", { category: "learning", weight: null }],
      ["b.example", { category: null, weight: 0.25 }],
    ]),
  );
});
