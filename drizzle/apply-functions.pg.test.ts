import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyFunctions } from "./apply-functions.ts";

let admin: postgres.Sql;
let client: postgres.Sql;
let name: string;
let folder: string;

beforeEach(async () => {
  const server = process.env["STREAKLINE_TEST_SERVER"] ?? "";
  admin = postgres(server, { max: 1, onnotice: () => {} });
  name = `f_${randomBytes(5).toString("hex")}`;
  await admin`create database ${admin(name)}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  client = postgres(url, { max: 1, onnotice: () => {} });
  await client`create schema drizzle`;
  folder = mkdtempSync(join(tmpdir(), "streakline-functions-"));
});
afterEach(async () => {
  await client.end();
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes the file of a function of the folder. */
function write(called: string, text: string): void {
  writeFileSync(join(folder, `${called}.sql`), text);
}
function aFunction({ called = "double", takes = "n int", gives = "int", body = "n * 2" }): string {
  return `create or replace function public.${called}(${takes}) returns ${gives} language sql
    return ${body};
    revoke all on function public.${called} from public;
    grant execute on function public.${called} to streakline_worker;`;
}
const apply = () => applyFunctions(client, folder);
const signatures = async () =>
  (
    await client`select oid::regprocedure::text as signature from pg_proc
      where pronamespace = 'public'::regnamespace order by 1`
  ).map((row) => row["signature"] as string);
const one = async (question: string) => (await client.unsafe(question).values())[0]?.[0] as unknown;
const may = async (role: string, signature: string) =>
  await one(`select has_function_privilege('${role}', '${signature}', 'execute')`);

test("a file is applied once, and again when it changed", async () => {
  write("double", aFunction({}));
  write("half", aFunction({ called: "half", body: "n / 2" }));
  expect(await apply()).toEqual(["double", "half"]);
  expect(await apply()).toEqual([]);
  write("double", aFunction({ body: "n + n" }));
  expect(await apply()).toEqual(["double"]);
  expect(await one("select double(4)")).toBe(8);
});

test("a function whose body changed stays the same one, so that what depends on it stays too", async () => {
  write("double", aFunction({}));
  await apply();
  const before = await one("select 'double'::regproc::oid::int");
  await client`create view doubled as select double(2) as n`;
  write("double", aFunction({ body: "n * 3" }));
  await apply();
  expect(await one("select n from doubled")).toBe(6);
  expect(await one("select 'double'::regproc::oid::int")).toBe(before);
});

test.each([
  ["other arguments", { takes: "n int, m int", body: "n * m" }, ["double(integer,integer)"]],
  ["another result", { gives: "int8", body: "n * 2::int8" }, ["double(integer)"]],
  ["another name of an argument", { takes: "number int", body: "number * 2" }, ["double(integer)"]],
])("a function with %s takes the place of the one of before", async (_, changed, expected) => {
  write("double", aFunction({}));
  await apply();
  write("double", aFunction(changed));
  expect(await apply()).toEqual(["double"]);
  expect(await signatures()).toEqual(expected);
});

test("functions of the same name that older migrations left are dropped", async () => {
  await client`create function double(n text) returns text language sql return n || n`;
  await client`create function double(n int8) returns int8 language sql return n * 2`;
  await client`create function other() returns int language sql return 1`;
  write("double", aFunction({}));
  await apply();
  expect(await signatures()).toEqual(["double(integer)", "other()"]);
});

test("a function is dropped when its file is gone", async () => {
  write("double", aFunction({}));
  write("half", aFunction({ called: "half" }));
  await apply();
  rmSync(join(folder, "half.sql"));
  expect(await apply()).toEqual(["half"]);
  expect(await signatures()).toEqual(["double(integer)"]);
  expect(await apply()).toEqual([]);
});

test("grants are those of the file: what another version granted does not stay", async () => {
  write(
    "double",
    `${aFunction({})} grant execute on function double to streakline_app_user, public;`,
  );
  await apply();
  expect(await may("streakline_auth", "double(int)")).toBe(true);
  write("double", aFunction({}));
  await apply();
  expect(
    await Promise.all(
      ["streakline_auth", "streakline_app_user", "streakline_worker"].map((role) =>
        may(role, "double(int)"),
      ),
    ),
  ).toEqual([false, false, true]);
});

test("a file without its one function is refused by name, and no file is applied", async () => {
  write("double", aFunction({}));
  await apply();
  write("double", aFunction({ body: "n * 5" }));
  write("half", aFunction({ called: "third" }));
  await expect(apply()).rejects.toThrow(
    "drizzle/functions/half.sql must define one function public.half, and defines 0.",
  );
  write("half", "create or replace function public.half(n int) returns int language sql return m;");
  await expect(apply()).rejects.toThrow(/"m" does not exist/);
  expect(await one("select double(4)")).toBe(8);
  expect(await signatures()).toEqual(["double(integer)"]);
});
