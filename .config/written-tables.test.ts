import { expect, test } from "vitest";
import { writtenTables } from "./written-tables.ts";

const KNOWN = new Set(["goals", "coding_sessions", "daily_stats"]);

test.each([
  ["an insert", "await tx`insert into goals (id) values (1)`", ["insert goals"]],
  ["an update", "sql`UPDATE public.coding_sessions t\n SET a = 1`", ["update coding_sessions"]],
  ["an update without an alias", "c`update daily_stats set a = 1`", ["update daily_stats"]],
  ["a delete", 'x`delete from only "goals" where id = 1`', ["delete goals"]],
  ["a truncate", "truncate table goals", ["truncate goals"]],
  ["each once", "insert into goals; insert into goals", ["insert goals"]],
  ["a name put in by code", 'const T = "goals"; q`delete from ${T} t`', ["delete goals"]],
  ["a call in code", 'const T = "goals"; q`delete from ${sql(T)} t`', ["delete goals"]],
  ["a name put in by format()", "format('DELETE FROM public.%1$I', 'goals')", ["delete goals"]],
  ["what only reads", "select * from goals for update", []],
  ["an upsert once", "insert into goals on conflict do update set a = 1", ["insert goals"]],
  ["comments", "/** update goals set */ // delete from goals\n-- truncate goals", []],
  ["an address in code", 'fetch("http://x"); tx`delete from goals`', ["delete goals"]],
  ["tables that are not ours", "insert into drizzle.functions values (1)", []],
])("writtenTables() finds %s", (_, text, expected) => {
  expect(writtenTables(text, KNOWN).map(({ verb, table }) => `${verb} ${table}`)).toEqual(expected);
});
