import { sql as query } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { openSqlClient, type SqlClient } from "./sql-client.ts";
import { unavailable } from "./unavailable.ts";

let fresh: FreshDatabase;
let owner: postgres.Sql;
let client: SqlClient;
let sql: postgres.Sql;
beforeAll(async () => {
  fresh = await freshDatabase();
  owner = postgres(fresh.ownerUrl, { max: 2, onnotice: () => {} });
  await owner`create table notes (id int primary key, text text, at timestamptz)`;
});
afterAll(async () => {
  await owner.end();
  await fresh.close();
});
beforeEach(() => {
  client = openSqlClient(fresh.ownerUrl, {
    max: 2,
    onnotice: () => {},
    connection: { application_name: "under test" },
  });
  sql = client.sql;
});
afterEach(async () => {
  await client.close();
  await owner`truncate notes`;
});

const connections = async () =>
  Number(
    (
      await owner`select count(*)::int as n from pg_stat_activity where application_name = 'under test'`
    )[0]?.["n"],
  );
/** How many connections are in the middle of a statement that takes long. */
const sleeping = async () =>
  (
    await owner`
      select from pg_stat_activity where application_name = 'under test'
      and state = 'active' and query like '%pg_sleep(100)%'`
  ).length;
/** Ends every connection of the client, as an administrator or a failover does. */
async function cut(): Promise<void> {
  await owner`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'under test'`;
}
const ids = async () =>
  (await owner`select id from notes order by id`).map((row) => Number(row["id"]));
const refused = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return unavailable(error)?.code ?? error;
};

test("statements, values, fragments, lists of rows and raw texts work as in postgres.js", async () => {
  const filter = sql`id > ${1}`;
  await sql`insert into notes ${sql([
    { id: 1, text: "one" },
    { id: 2, text: "two" },
  ])}`;
  expect([...(await sql`select text from ${sql("notes")} where ${filter}`)]).toEqual([
    { text: "two" },
  ]);
  expect([...(await sql.unsafe("select $1::int as n", [3]))]).toEqual([{ n: 3 }]);
  expect(await sql.unsafe("select 1, 2").values()).toEqual([[1, 2]]);
  expect([...(await sql`select ${[1, 2]}::int[] as list, ${sql.json({ a: 1 })} as json`)]).toEqual([
    { list: [1, 2], json: { a: 1 } },
  ]);
  const lists = {
    texts: ["a,b", null, 'say "hi"'],
    numbers: [1, 2],
    ids: ["00000000-0000-4000-8000-00000000000a"],
  };
  const [row] =
    await sql`select ${lists.texts}::text[] as texts, ${lists.numbers}::int[] as numbers,
      ${lists.ids}::uuid[] as ids, '{2026-11-20}'::date[] as days`;
  expect(row).toEqual({ ...lists, days: [new Date("2026-11-20")] });
  await expect(sql`select nonsense`).rejects.toMatchObject({ code: "42703" });
});

test("there are never more connections than asked for, however many statements run", async () => {
  await Promise.all(Array.from({ length: 50 }, (_, n) => sql`select ${n}::int, pg_sleep(0.005)`));
  expect(await connections()).toBe(2);
});

test("a transaction commits as a whole, and rolls back as a whole", async () => {
  await sql.begin(async (tx) => {
    await tx`insert into notes (id) values (1)`;
    await tx`insert into notes (id) values (2)`;
  });
  await expect(
    sql.begin(async (tx) => {
      await tx`insert into notes (id) values (3)`;
      throw new Error("on second thought");
    }),
  ).rejects.toThrow("on second thought");
  expect(await ids()).toEqual([1, 2]);
});

test("a savepoint can be given up alone", async () => {
  await sql.begin(async (tx) => {
    await tx`insert into notes (id) values (1)`;
    await tx
      .savepoint(async (inner) => await inner`insert into notes (id) values (1)`)
      .catch(() => {});
    await tx`insert into notes (id) values (2)`;
  });
  expect(await ids()).toEqual([1, 2]);
});

test("a transaction in which a failure was swallowed is not taken for committed", async () => {
  const swallowing = sql.begin(async (tx) => {
    await tx`insert into notes (id) values (1)`;
    await tx`select 1 / 0`.catch(() => {});
    return "fine";
  });
  await expect(swallowing).rejects.toThrow(/rolled back/);
  expect(await ids()).toEqual([]);
});

test("a statement after its transaction is refused, and does not run in the next one", async () => {
  let late = async () => {};
  await sql.begin(async (tx) => {
    late = async () => void (await tx`insert into notes (id) values (9)`);
  });
  await sql.begin(async (tx) => {
    await tx`insert into notes (id) values (1)`;
    await expect(late()).rejects.toThrow(/transaction is over/);
  });
  expect(await ids()).toEqual([1]);
});

test("reserve() is refused, because nothing would tell that the connection was lost", async () => {
  await expect(sql.reserve()).rejects.toThrow(/asUserPipelined/);
});

test("a cut connection is an error of who used it, and the next statement works", async () => {
  for (let round = 0; round < 5; round += 1) {
    const slow = [
      refused(sql`select pg_sleep(100)`),
      refused(
        sql.begin(async (tx) => {
          await tx`insert into notes (id) values (${round})`;
          await tx`select pg_sleep(100)`;
        }),
      ),
    ];
    await expect.poll(sleeping).toBe(2);
    await cut();
    expect(await Promise.all(slow)).toEqual(["unavailable", "unavailable"]);
    const after = await Promise.all([
      sql`select 1 as one`,
      sql.begin(async (tx) => await tx`select 1 as one`),
    ]);
    expect(after.map((rows) => rows[0]?.["one"])).toEqual([1, 1]);
  }
  expect(await ids()).toEqual([]);
});

test("the rest of a transaction whose connection was cut never runs in somebody else's", async () => {
  let go = () => {};
  const isCut = new Promise<void>((resolve) => (go = resolve));
  let isOpen = () => {};
  const open = new Promise<void>((resolve) => (isOpen = resolve));
  const lost = refused(
    sql.begin(async (tx) => {
      await tx`insert into notes (id) values (1)`;
      isOpen();
      await isCut;
      await tx`insert into notes (id) values (2)`;
    }),
  );
  await open;
  await cut();
  const others = Array.from({ length: 10 }, (_, n) =>
    sql.begin(async (tx) => {
      await tx`insert into notes (id) values (${100 + n})`;
      if (n === 0) go();
      await tx`select pg_sleep(0.01)`;
      throw new Error("rolled back");
    }),
  );
  await Promise.allSettled(others);
  expect(await lost).toBe("unavailable");
  expect(await ids()).toEqual([]);
});

test("pipelined statements on a cut connection fail together, and none runs alone", async () => {
  for (let round = 0; round < 10; round += 1) {
    const asked = client.alone(async (connection) => {
      const statements = [
        connection.unsafe("begin").execute(),
        connection`select set_config('app.user_id', ${String(round)}, true), pg_sleep(100)`.execute(),
        connection`insert into notes (id, text) values (${round}, ${String(round)})`.execute(),
        connection.unsafe("commit").execute(),
      ];
      return await Promise.allSettled(statements);
    });
    await expect.poll(connections).toBeGreaterThan(0);
    await cut();
    await asked;
  }
  const [row] = await sql`select 1 as one`;
  expect(row?.["one"]).toBe(1);
  expect(await ids()).toEqual([]);
});

test("drizzle works on it: statements, transactions inside transactions, its own types", async () => {
  const db = drizzle(sql);
  await db.transaction(async (tx) => {
    await tx.execute(query`insert into notes (id, at) values (1, '2026-11-20T12:00:00Z')`);
    await tx
      .transaction(async (inner) => {
        await inner.execute(query`insert into notes (id) values (2)`);
        throw new Error("inner only");
      })
      .catch(() => {});
  });
  expect([...(await db.execute(query`select id, at from notes`))]).toEqual([
    { id: 1, at: "2026-11-20 12:00:00+00" },
  ]);
});

test("a connection that does not answer is given up after its time, and its place is free", async () => {
  const hasty = openSqlClient(fresh.ownerUrl, { max: 1, onnotice: () => {}, hungMs: 500 });
  expect(await refused(hasty.sql`select pg_sleep(100)`)).toBe("unavailable");
  // On a busy machine the first answer may take longer than half a second, too.
  await expect
    .poll(async () => (await hasty.sql`select 1 as one`.catch(() => []))[0]?.["one"])
    .toBe(1);
  await hasty.close();
});

test("closing does not wait, and refuses later statements", async () => {
  await sql`select 1`;
  await client.close();
  expect(await refused(sql`select 1 as late`.execute())).toBe("unavailable");
});
