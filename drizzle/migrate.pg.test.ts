import { randomBytes } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "./migrate.ts";

const FOLDER = fileURLToPath(new URL("migrations", import.meta.url));
let admin: postgres.Sql;
let name: string;
let url: string;
let folder: string;

beforeEach(async () => {
  const server = process.env["STREAKLINE_TEST_SERVER"] ?? "";
  admin = postgres(server, { max: 1, onnotice: () => {} });
  name = `m_${randomBytes(5).toString("hex")}`;
  await admin`create database ${admin(name)}`;
  url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  folder = mkdtempSync(join(tmpdir(), "streakline-migrations-"));
  cpSync(FOLDER, folder, { recursive: true });
});
afterEach(async () => {
  await admin`drop database ${admin(name)} with (force)`;
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Adds a migration to the copied folder. */
function add(tag: string, sql: string): void {
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  const last = journal.entries.at(-1);
  journal.entries.push({
    ...last,
    idx: journal.entries.length,
    when: (last?.when ?? 0) + 1_000,
    tag,
  });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, `${tag}.sql`), sql);
}

test("migrate() runs every migration once, also when several start at the same time", async () => {
  const runs = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const applied = runs.flatMap((run) => run.applied);
  expect(applied.slice(0, 2)).toEqual(["0000_roles", "0001_first_tables"]);
  expect(new Set(applied).size).toBe(applied.length);
  expect(await migrate(url)).toEqual({ applied: [], functions: [] });
});

test("migrate() refuses a database of a newer version, and says what to do", async () => {
  add("9000_of_tomorrow", "create table tomorrow (id int)");
  await migrate(url, { migrations: folder });
  await expect(migrate(url)).rejects.toThrow(/newer version of Streakline. Start that version/);
});

test("migrate() refuses when a migration was edited after it ran", async () => {
  await migrate(url, { migrations: folder });
  appendFileSync(join(folder, "0003_mark_days_dirty.sql"), "\n-- edited");
  await expect(migrate(url, { migrations: folder })).rejects.toThrow(
    /Migration 0003_mark_days_dirty is not the one that this database ran/,
  );
});

test("a migration that fails leaves nothing half, and the next try goes on", async () => {
  await migrate(url);
  add("9000_broken", "create table half (id int);--> statement-breakpoint\nselect 1 / 0");
  await expect(migrate(url, { migrations: folder })).rejects.toThrow();
  const client = postgres(url, { max: 1, onnotice: () => {} });
  const [row] = await client`select to_regclass('half') as half`;
  await client.end();
  expect(row?.["half"]).toBeNull();
  writeFileSync(join(folder, "9000_broken.sql"), "create table half (id int)");
  expect(await migrate(url, { migrations: folder })).toMatchObject({ applied: ["9000_broken"] });
});

test("a migration waits for a busy table without giving up at once", async () => {
  await migrate(url);
  add("9000_busy", "alter table goals add column note text");
  const busy = postgres(url, { max: 1, onnotice: () => {} });
  const [isHeld, isFree] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const held = busy.begin(async (sql) => {
    await sql`lock table goals`;
    isHeld.resolve();
    await isFree.promise;
  });
  await isHeld.promise;
  const migrated = migrate(url, { migrations: folder });
  const waiting = async () =>
    (
      await admin`
        select from pg_locks where not granted
        and database = (select oid from pg_database where datname = ${name})`
    ).length;
  // It waits for the table, and gives up its place for those behind it, before the table is free.
  await expect.poll(waiting).toBe(1);
  await expect.poll(waiting).toBe(0);
  isFree.resolve();
  expect(await migrated).toMatchObject({ applied: ["9000_busy"] });
  await held;
  await busy.end();
});

test("the two clients of the device flow are there, public and allowed one thing only", async () => {
  await migrate(url);
  const client = postgres(url, { max: 1, onnotice: () => {} });
  const rows = await client`
    select c.client_id, c.client_secret, c.token_endpoint_auth_method as method,
      c.grant_types, c.scopes, r.resource_id
    from auth.oauth_client c join auth.oauth_client_resource r using (client_id) order by 1`;
  await client.end();
  const common = {
    client_secret: null,
    method: "none",
    grant_types: ["urn:ietf:params:oauth:grant-type:device_code"],
    scopes: ["device:enrol"],
    resource_id: "urn:streakline:api",
  };
  expect([...rows]).toEqual([
    { client_id: "streakline-browser", ...common },
    { client_id: "streakline-vscode", ...common },
  ]);
});
