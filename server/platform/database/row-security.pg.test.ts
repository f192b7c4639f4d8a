import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  aDevice,
  aPerson,
  aSession,
  NOON,
  type Person,
  storeSessions,
} from "../../testing/builders.ts";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";

/**
 * The tests are generated from the catalogue, so that they cover a new table. Only its rows are
 * written by hand: fillEverything() needs its name and an insert.
 */
interface Table {
  schema: string;
  name: string;
  /** The table it is a partition of. */
  parent: string | null;
  /** The column that says whose row it is. */
  owner: string | null;
  columns: string[];
}

let fresh: FreshDatabase;
let owner: postgres.Sql;
let tables: Table[];
let alice: Person;
let bob: Person;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2, onnotice: () => {} });
  const rows = await owner`
    select n.nspname as schema, c.relname as name, i.inhparent::regclass::text as parent,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_inherits i
      on i.inhrelid = c.oid
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') order by 1, 2`;
  tables = rows.map((row) => ({
    schema: row["schema"] as string,
    name: row["name"] as string,
    parent: row["parent"] as string | null,
    columns: row["columns"] as string[],
    owner:
      [
        "user_id",
        "created_by",
        row["name"] === "profiles" || row["name"] === "user" ? "id" : "",
      ].find((name) => (row["columns"] as string[]).includes(name)) ?? null,
  }));
  [alice, bob] = [await aPerson(fresh), await aPerson(fresh)];
  for (const person of [alice, bob]) await fillEverything(person);
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});

/**
 * One row of each person in every table of theirs, written by the owner where the person may not.
 */
async function fillEverything({ userId }: Person): Promise<void> {
  const deviceId = await aDevice(fresh, { userId });
  await storeSessions(fresh, { userId, deviceId, sessions: [aSession({ startedAt: NOON })] });
  const team = randomUUID();
  const zeros = (count: number) => `{${Array.from({ length: count }, () => 0).join(",")}}`;
  await owner.begin(async (sql) => {
    const filled = [
      "website_sessions",
      "daily_stats",
      "day_breakdowns",
      "month_breakdowns",
      "goals",
      "teams",
      "team_members",
      "consents",
      "category_rules",
      "day_sites",
      "site_remains",
      "coding_session_scores",
      "website_session_scores",
      "outbox",
    ];
    for (const table of filled) await sql`alter table ${sql(table)} no force row level security`;
    await sql`insert into website_sessions (user_id, session_start, session_end, device_id, batch_id, domain)
      values (${userId}, to_timestamp(${NOON}), to_timestamp(${NOON + 60}), ${deviceId},
        ${randomUUID()}, 'docs.example')`;
    await sql`insert into daily_stats (user_id, date) values (${userId}, '2026-11-20')`;
    await sql`insert into day_breakdowns (user_id, day, project, language, editor, device_id,
      branch, seconds, hours)
      values (${userId}, '2026-11-20', 'a', 'b', 'c', ${deviceId}, 'd', 0, ${zeros(24)}::int[])`;
    const [month] = await sql`select array_agg(attname::text) as columns from pg_attribute
        where attrelid = 'month_breakdowns'::regclass and attnum > 0 and not attisdropped`;
    expect(month?.["columns"]).toContain("branches");
    await sql`insert into month_breakdowns (user_id, month, project, language, editor, device_id,
      branches, branch_seconds, seconds, days, day_seconds)
      values (${userId}, '2026-11-01', 'a', 'b', 'c', ${deviceId}, '{}', '{}', 0, '{}', '{}')`;
    await sql`insert into goals (user_id, type, target_value) values (${userId}, 'daily_coding', 3600)`;
    await sql`insert into teams (id, name, created_by) values (${team}, 'a team', ${userId})`;
    await sql`insert into team_members (user_id, team_id) values (${userId}, ${team})`;
    await sql`insert into consents (user_id, kind, version, text_hash, given, place)
      values (${userId}, 'coding', 1, '\\x00', true, 'test')`;
    await sql`insert into category_rules (user_id, domain, weight) values (${userId}, 'docs.example', 1)`;
    await sql`insert into day_sites (user_id, day, domain, category, weight, seconds, hours)
      values (${userId}, '2026-11-20', 'docs.example', 'documentation', 1, 0, ${zeros(24)}::int[])`;
    await sql`insert into site_remains (user_id, day, line) values (${userId}, '2026-11-20', '[]')`;
    for (const table of ["coding_session_scores", "website_session_scores"])
      await sql`
        insert into ${sql(table)} (user_id, session_start, id, productivity_score, focus_score)
        values (${userId}, to_timestamp(${NOON}), ${randomUUID()}, 100, 40)`;
    await sql`insert into outbox (user_id, kind, payload) values (${userId}, 'test', '{}')`;
    for (const table of filled) await sql`alter table ${sql(table)} force row level security`;
  });
}

const qualified = (table: Table) => `"${table.schema}"."${table.name}"`;
const mine = () =>
  tables.filter(
    (table) => table.schema === "public" && table.owner !== null && table.parent === null,
  );

/** Runs one statement as a person; gives what it did or the SQLSTATE of the refusal. */
async function tried(
  statement: string,
  as: Person | null,
  url = fresh.appUrl,
): Promise<{ rows: number } | string> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await client.begin(async (sql) => {
      if (as !== null) await sql`select set_config('app.user_id', ${as.userId}, true)`;
      const result = await sql.unsafe(statement);
      return { rows: result.count };
    });
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end();
  }
}
const isHarmless = (outcome: { rows: number } | string) =>
  outcome === "42501" || (typeof outcome === "object" && outcome.rows === 0);

test("every person's table has rows of both people, so that the tests below can fail", async () => {
  expect(mine().length).toBeGreaterThanOrEqual(14);
  for (const table of mine()) {
    const [row] = await owner.begin(async (sql) => {
      await sql.unsafe(`alter table ${qualified(table)} no force row level security`);
      const found = await sql.unsafe(
        `select count(distinct "${table.owner}")::int as people from ${qualified(table)}`,
      );
      await sql.unsafe(`alter table ${qualified(table)} force row level security`);
      return found;
    });
    expect(row?.["people"], `${table.name}: add its name and an insert to fillEverything()`).toBe(
      2,
    );
  }
});

test("nobody reads another person's row", async () => {
  for (const table of mine()) {
    const outcome = await tried(
      `select 1 from ${qualified(table)} where "${table.owner}" = '${alice.userId}'`,
      bob,
    );
    expect(isHarmless(outcome), `${table.name}: ${JSON.stringify(outcome)}`).toBe(true);
  }
});

test("everybody reads their own rows, and no others come along without a filter", async () => {
  for (const table of mine()) {
    const all = await tried(`select 1 from ${qualified(table)}`, bob);
    const own = await tried(
      `select 1 from ${qualified(table)} where "${table.owner}" = '${bob.userId}'`,
      bob,
    );
    expect(all, table.name).toEqual(own);
    expect(own, table.name).toMatchObject({ rows: expect.any(Number) });
    expect((own as { rows: number }).rows, table.name).toBeGreaterThan(0);
  }
});

test("without a person there are no rows at all", async () => {
  for (const table of mine())
    expect(await tried(`select 1 from ${qualified(table)}`, null), table.name).toEqual({ rows: 0 });
});

test("nobody changes, deletes or takes over another person's row", async () => {
  for (const table of mine()) {
    const where = `where "${table.owner}" = '${alice.userId}'`;
    for (const statement of [
      `update ${qualified(table)} set "${table.owner}" = '${bob.userId}' ${where}`,
      `update ${qualified(table)} set "${table.columns.at(-1)}" = "${table.columns.at(-1)}" ${where}`,
      `delete from ${qualified(table)} ${where}`,
    ]) {
      const outcome = await tried(statement, bob);
      expect(isHarmless(outcome), `${statement}: ${JSON.stringify(outcome)}`).toBe(true);
    }
  }
});

test("nobody gives a row of their own to another person, or writes one in another's name", async () => {
  for (const table of mine()) {
    const columns = table.columns.map((name) => `"${name}"`).join(", ");
    const values = table.columns
      .map((name) => (name === table.owner ? `'${alice.userId}'::uuid` : `"${name}"`))
      .join(", ");
    const ofBob = `where "${table.owner}" = '${bob.userId}'`;
    const name = qualified(table);
    for (const statement of [
      `insert into ${name} (${columns}) select ${values} from ${name} ${ofBob}`,
      `update ${name} set "${table.owner}" = '${alice.userId}' ${ofBob}`,
    ])
      expect(await tried(statement, bob), statement).toBe("42501");
  }
});

test("no partition is reachable past its parent, for any role and any verb", async () => {
  const partitions = tables.filter((table) => table.parent !== null);
  expect(partitions.length).toBeGreaterThan(70);
  for (const table of partitions) {
    const [row] = await owner`
      select bool_or(has_table_privilege(r.rolname, ${qualified(table)}::regclass, verb)) as reachable
      from pg_roles r, unnest(array['select', 'insert', 'update', 'delete', 'truncate',
        'references', 'trigger']) as verb
      where r.rolname in ('streakline_app_user', 'streakline_auth', 'streakline_worker', 'pg_monitor')`;
    expect(row?.["reachable"], table.name).toBe(false);
  }
  for (const name of ["coding_sessions_2026_11", "coding_sessions_default"])
    for (const url of [fresh.appUrl, fresh.authUrl, fresh.workerUrl])
      for (const statement of [
        `select 1 from ${name}`,
        `delete from ${name}`,
        `insert into ${name} (user_id) values (gen_random_uuid())`,
      ])
        expect(await tried(statement, alice, url), statement).toBe("42501");
});

test("app and worker reach nothing of sign-in, and sign-in reaches nothing of activity", async () => {
  for (const table of tables.filter((one) => one.schema === "auth"))
    for (const url of [fresh.appUrl, fresh.workerUrl])
      expect(await tried(`select 1 from ${qualified(table)}`, alice, url), table.name).toBe(
        "42501",
      );
  const closed = mine().filter((table) => !["profiles", "settings"].includes(table.name));
  for (const table of closed)
    expect(await tried(`select 1 from ${qualified(table)}`, null, fresh.authUrl), table.name).toBe(
      "42501",
    );
});

test("nobody can change or delete the truth, not even its owner or the worker", async () => {
  for (const name of ["batches", "coding_sessions", "website_sessions"])
    for (const url of [fresh.appUrl, fresh.workerUrl])
      for (const statement of [`delete from ${name}`, `update ${name} set user_id = user_id`]) {
        const isErasable =
          url === fresh.workerUrl && name !== "batches" && statement.startsWith("delete");
        expect(await tried(statement, alice, url), statement).toEqual(
          isErasable ? { rows: 0 } : "42501",
        );
      }
});

/** What begins a statement that names the person to be erased, as `named`. */
const erasing = ({ userId }: Person) =>
  `with named as materialized (select set_config('app.erasing', '${userId}', true) as id)`;

test("the worker deletes sessions only of the person whom the transaction erases", async () => {
  for (const name of ["coding_sessions", "website_sessions"]) {
    expect(
      await tried(
        `${erasing(alice)} delete from ${name} using named where user_id = '${bob.userId}'`,
        null,
        fresh.workerUrl,
      ),
    ).toEqual({
      rows: 0,
    });
  }
});

test("the worker only takes page keys off, and only of the person being erased", async () => {
  const update = (set: string, where = "true") =>
    `${erasing(alice)} update website_sessions set ${set} from named where ${where}`;
  const whose = (person: Person) => `user_id = '${person.userId}'`;
  expect(
    await tried("update website_sessions set page_keys = '{}'", null, fresh.workerUrl),
  ).toEqual({ rows: 0 });
  expect(await tried(update("page_keys = '{}'", whose(bob)), null, fresh.workerUrl)).toEqual({
    rows: 0,
  });
  expect(await tried(update("page_keys = array[gen_random_uuid()]"), null, fresh.workerUrl)).toBe(
    "42501",
  );
  for (const column of ["domain", "tab_switches", "session_end"])
    expect(await tried(update(`${column} = ${column}`), null, fresh.workerUrl)).toBe("42501");
});

test("nobody makes themselves an administrator or a paying customer", async () => {
  for (const set of ["is_admin = true", "subscription_tier = 'gold'", `id = '${randomUUID()}'`])
    expect(await tried(`update profiles set ${set} where id = '${alice.userId}'`, alice), set).toBe(
      "42501",
    );
});

test("every table and partition has row security, also for the owner", async () => {
  const open = await owner`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity)`;
  expect(open.map((row) => row["relname"])).toEqual([]);
});

test("no role of ours is mighty, no function has its owner's rights, PUBLIC runs none", async () => {
  const mighty = await owner`
    select rolname from pg_roles where rolname like any (array['streakline\\_%',
      ${`${new URL(fresh.ownerUrl).pathname.slice(1)}_%`}])
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`;
  expect(mighty.map((row) => row["rolname"])).toEqual([]);
  const functions = await owner`
    select p.proname, p.prosecdef as definer, p.proconfig::text as config,
      has_function_privilege('public', p.oid, 'execute') as open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('public', 'auth')`;
  expect(functions.length).toBeGreaterThanOrEqual(3);
  for (const row of functions)
    expect(
      {
        definer: row["definer"],
        open: row["open"],
        pinned: /search_path=pg_catalog, pg_temp/.test(String(row["config"])),
      },
      row["proname"],
    ).toEqual({
      definer: false,
      open: false,
      pinned: true,
    });
  const queue = await owner`
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'bullmq' and (p.prosecdef or has_function_privilege('public', p.oid, 'execute'))`;
  expect(queue.map((row) => row["proname"])).toEqual([]);
});

test("views, where there are any, run with the rights of who asks", async () => {
  const views = await owner`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('v', 'm')
      and not coalesce('security_invoker=true' = any (c.reloptions), false)`;
  expect(views.map((row) => row["relname"])).toEqual([]);
});

test("strangers may not connect to the database", async () => {
  const [row] =
    await owner`select has_database_privilege('public', current_database(), 'connect') as open`;
  expect(row?.["open"]).toBe(false);
});

test("an index stands under every foreign key", async () => {
  const bare = await owner`
    select c.conrelid::regclass::text as "table", c.conname from pg_constraint c
    join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname in ('public', 'auth') and c.conparentid = 0 and not exists (
      select from pg_index i where i.indrelid = c.conrelid and i.indpred is null
      and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`;
  expect(bare.map((row) => `${row["table"]} ${row["conname"]}`)).toEqual([]);
});

test("the primary key of every person's table leads with the person", async () => {
  const others = await owner`
    select c.relname from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n
      on n.oid = c.relnamespace
    join pg_attribute u on u.attrelid = c.oid and u.attname = 'user_id'
    where n.nspname = 'public' and i.indisprimary and i.indkey[0] <> u.attnum`;
  expect(others.map((row) => row["relname"])).toEqual([]);
});
