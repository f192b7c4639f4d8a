import { afterAll, beforeAll, expect, test } from "vitest";
import { asUserPipelined } from "../platform/database/db.ts";
import { aPerson } from "../testing/builders.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { remainsOf, selectRemains } from "./remains.store.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

test("selectRemains() gives the lines of days within the bounds, of the person alone", async () => {
  const [ann, ben] = [await aPerson(fresh), await aPerson(fresh)];
  for (const { userId } of [ann, ben])
    for (const day of ["2026-11-18", "2026-11-19", "2026-11-21"])
      await fresh.databases.worker.raw`
        insert into site_remains (user_id, day, line)
        values (${userId}, ${day}, '[[100, 160, "video", 0]]')`;
  const [rows] = await asUserPipelined(fresh.databases.app.raw, ann.userId, (c) => [
    selectRemains(c, ann.userId, "2026-11-19", "2026-11-20"),
  ]);
  expect([...remainsOf(rows)]).toEqual([["2026-11-19", [[100, 160, "video", 0]]]]);
});
