import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "./migrate.ts";

const FOLDER = fileURLToPath(new URL("migrations", import.meta.url));
/** The last migration of the version in which SQL functions stood in migrations. */
const LAST_WITH_FUNCTIONS = 14;
let admin: postgres.Sql;
const opened: { name: string; client: postgres.Sql }[] = [];

beforeEach(() => {
  admin = postgres(process.env["STREAKLINE_TEST_SERVER"] ?? "", { max: 1, onnotice: () => {} });
});
afterEach(async () => {
  for (const { name, client } of opened.splice(0)) {
    await client.end();
    await admin`drop database ${admin(name)} with (force)`;
  }
  await admin.end();
});

/** An empty database of its own. */
async function aDatabase(): Promise<{ url: string; client: postgres.Sql }> {
  const name = `u_${randomBytes(5).toString("hex")}`;
  await admin`create database ${admin(name)}`;
  const url = Object.assign(new URL(process.env["STREAKLINE_TEST_SERVER"] ?? ""), {
    pathname: `/${name}`,
  }).href;
  const client = postgres(url, { max: 1, onnotice: () => {} });
  opened.push({ name, client });
  return { url, client };
}

/** Makes the database what the version before left: migrations up to 0014 and nothing else. */
async function migrateAsBefore(url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "streakline-migrations-"));
  cpSync(FOLDER, folder, { recursive: true });
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: { idx: number }[] };
  const entries = journal.entries.filter(({ idx }) => idx <= LAST_WITH_FUNCTIONS);
  writeFileSync(path, JSON.stringify({ ...journal, entries }));
  const client = postgres(url, { max: 1, onnotice: () => {} });
  await runMigrations(drizzle(client), {
    migrationsFolder: folder,
    migrationsSchema: "drizzle",
    migrationsTable: "migrations",
  });
  await client.end();
  rmSync(folder, { recursive: true, force: true });
}

const ANN = "00000000-0000-4000-8000-00000000000a";
const LAPTOP = "00000000-0000-4000-8000-00000000000b";

/** A person who pushed a session with the function of before and one with that of 0014. */
async function addRows(client: postgres.Sql): Promise<void> {
  await client.unsafe(`
    insert into auth."user" (id, name, email, email_verified)
      values ('${ANN}', 'ann', 'ann@example.test', true);
    insert into profiles (id, username) values ('${ANN}', 'ann');
    insert into settings (user_id) values ('${ANN}');
    insert into devices (user_id, id, kind, name, client, time_zone)
      values ('${ANN}', '${LAPTOP}', 'vscode', 'laptop', 'a/1', 'UTC');
    select answer_consent('${ANN}', 'coding', 1, '00', true, 'a test');
    select answer_consent('${ANN}', 'sites', 1, '00', true, 'a test');
    select push_batch('${ANN}', '${LAPTOP}', gen_random_uuid(), 'ab', '{}', 'a/1', 'UTC', 1795176000,
      '{1795176000}'::int8[], '{1795176060}'::int8[], array[gen_random_uuid()],
      '{idle}', '{person}', '{shop}', '{sql}', '{main}', '{""}', '{vscode}', '{""}',
      '{1795176000}'::int8[], '{1795176060}'::int8[], '{1}'::int4[], '{2}'::int4[], '{3}'::int4[],
      '{4}'::int4[], '{5}'::int4[], '{6}'::int4[], '{7}'::int4[], '{8}'::int4[], '{9}'::int4[],
      '{1,1,1}'::int4[], null);
    select push_batch('${ANN}', '${LAPTOP}', gen_random_uuid(), 'cd', '{}', 'a/1', 'UTC', 1795262400,
      array[gen_random_uuid()], '{idle,person,shop,sql,main,"",vscode,""}'::text[],
      '{1795262400,1795262460,1,2,3,4,5,6,7,8,9}'::int8[], '{1795262400,1795262460}'::int8[],
      '{1,1,1}'::int4[], '{"rows":[{"id":"00000000-0000-4000-8000-00000000000c",
        "startedAt":1795262400,"endedAt":1795262460,"endedBy":"switch","domain":"mozilla.org",
        "browser":"firefox","category":"documentation","idleSeconds":0,"pageViews":1,
        "tabSwitches":0,"pageKeys":[]}],"spans":[1795262400,1795262460]}');
    insert into daily_stats (user_id, date, coding_time_seconds)
      values ('${ANN}', '2026-11-20', 60), ('${ANN}', '2026-11-21', 60), ('${ANN}', '2026-01-05', 9);
    update coding_sessions set productivity_score = 100, focus_score = 77`);
}

/** How many functions are called push_batch: the version before left its own and an older one. */
async function pushFunctions(client: postgres.Sql): Promise<unknown> {
  const [row] = await client`
    select count(*)::int as count from pg_proc where proname = 'push_batch'`;
  return row?.["count"];
}

/** Every row of what people did and chose, as counts and sums that no upgrade may change. */
async function rowsOf(client: postgres.Sql): Promise<unknown> {
  const [row] = await client`
    select (select count(*)::int from batches) as batches,
      (select count(*)::int from consents) as consents,
      (select count(*)::int from dirty_days) as dirty_days,
      (select count(*)::int from website_sessions) as visits,
      (select jsonb_agg(jsonb_build_array(project_name, duration_seconds, lines_added,
        breakpoints_hit) order by session_start) from coding_sessions) as sessions`;
  return row;
}

/** The due days, and the scores of the sessions on them: those of one outside of deep work. */
async function scoresOf(client: postgres.Sql): Promise<unknown[]> {
  const rows = await client`
    select day::text, revision::int, (
      select json_build_array(productivity_score, focus_score) from coding_sessions_scored
      where session_start::date = day) as scores
    from due_days order by day`;
  return rows.map((row) => ({ ...row }));
}

/**
 * All that a database is besides its rows: each kind a sorted list of lines, so that a difference
 * names itself.
 */
const SHAPE = {
  functions: `select pg_get_functiondef(p.oid) from pg_proc p where $mine(pronamespace)`,
  "grants on functions": `select p.oid::regprocedure || ' ' || $acl(proacl)
    from pg_proc p where $mine(pronamespace)`,
  triggers: `select pg_get_triggerdef(t.oid) from pg_trigger t where not t.tgisinternal`,
  policies: `select format('%s.%s %s %s %s %s using %s check %s', schemaname, tablename, policyname,
    permissive, roles, cmd, qual, with_check) from pg_policies`,
  "grants on tables": `select c.oid::regclass || ' ' || $acl(relacl)
    from pg_class c where $mine(relnamespace)`,
  "grants on columns": `select attrelid::regclass || '.' || attname || ' ' || $acl(attacl)
    from pg_attribute a join pg_class c on c.oid = attrelid
    where $mine(relnamespace) and attacl is not null`,
  "grants on schemas": `select nspname || ' ' || $acl(nspacl)
    from pg_namespace where nspname in ('public', 'auth', 'drizzle')`,
  relations: `select format('%s %s row security %s, forced %s', c.oid::regclass, relkind,
    relrowsecurity, relforcerowsecurity) from pg_class c where $mine(relnamespace)`,
  columns: `select format('%s.%s %s not null %s, default %s, generated %s', attrelid::regclass,
    attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid),
    attgenerated)
    from pg_attribute a join pg_class c on c.oid = attrelid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where $mine(relnamespace) and attnum > 0 and not attisdropped and relkind <> 'i'`,
  constraints: `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint k where $mine(connamespace)`,
  indexes: `select indexdef from pg_indexes where schemaname in ('public', 'auth', 'drizzle')`,
  views: `select schemaname || '.' || viewname || ' ' || definition from pg_views
    where schemaname in ('public', 'auth', 'drizzle')`,
  "applied functions": `select name || ' ' || hash from drizzle.functions`,
};

async function shapeOf(client: postgres.Sql): Promise<Record<string, string[]>> {
  const shape: Record<string, string[]> = {};
  for (const [kind, question] of Object.entries(SHAPE)) {
    const text = question
      .replaceAll(/\$mine\((\w+)\)/g, "$1::regnamespace::text in ('public', 'auth', 'drizzle')")
      .replaceAll(
        /\$acl\((\w+)\)/g,
        "coalesce((select string_agg(x::text, ' ' order by x::text) from unnest($1) x), 'default')",
      );
    const rows = await client.unsafe(text).values();
    shape[kind] = rows.map(([line]) => String(line)).toSorted();
  }
  return shape;
}

test("a database of the version before upgrades to equal a fresh one and keeps its rows", async () => {
  const [old, fresh] = [await aDatabase(), await aDatabase()];
  await migrateAsBefore(old.url);
  await addRows(old.client);
  const rows = await rowsOf(old.client);
  expect(rows).toEqual({
    batches: 2,
    consents: 2,
    dirty_days: 2,
    visits: 1,
    sessions: [
      ["shop", 60, 1, 9],
      ["shop", 60, 1, 9],
    ],
  });
  expect(await pushFunctions(old.client)).toBe(2);
  await migrate(old.url);
  await migrate(fresh.url);
  expect(await pushFunctions(old.client)).toBe(1);
  const upgraded = await shapeOf(old.client);
  expect(upgraded).toEqual(await shapeOf(fresh.client));
  // Scores are no part of a session any more: every day that was derived is derived again.
  expect(await rowsOf(old.client)).toEqual({ ...(rows as object), dirty_days: 3 });
  expect(await scoresOf(old.client)).toEqual([
    { day: "2026-01-05", revision: 1, scores: null },
    { day: "2026-11-20", revision: 2, scores: [100, 40] },
    { day: "2026-11-21", revision: 2, scores: [100, 40] },
  ]);
  for (const kind of ["functions", "policies", "indexes", "grants on columns"] as const)
    expect(upgraded[kind]?.length, kind).toBeGreaterThan(4);
  expect(await migrate(old.url)).toEqual({ applied: [], functions: [] });
});
