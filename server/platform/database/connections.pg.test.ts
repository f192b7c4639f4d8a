import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { type Connections, openConnections } from "./connections.ts";

let fresh: FreshDatabase;
let base: postgres.Sql;
let connections: Connections;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());
beforeEach(() => {
  base = postgres(fresh.ownerUrl, { max: 2, onnotice: () => {} });
  connections = openConnections(base.options, 2);
});
afterEach(async () => {
  await connections.close();
  await base.end();
});

const pidOf = async (sql: postgres.Sql) =>
  Number((await sql`select pg_backend_pid() as pid`)[0]?.["pid"]);

test("a connection that was given back is used again", async () => {
  const first = await connections.take();
  const pid = await pidOf(first.sql);
  connections.give(first);
  const again = await connections.take();
  expect([again === first, await pidOf(again.sql)]).toEqual([true, pid]);
  connections.give(again);
});

test("callers that find all connections taken wait for the next one, in order", async () => {
  const taken = [await connections.take(), await connections.take()] as const;
  const order: string[] = [];
  const waiting = ["a", "b"].map(async (name) => {
    const connection = await connections.take();
    order.push(name);
    return connection;
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  for (const connection of taken) connections.give(connection);
  for (const connection of await Promise.all(waiting)) connections.give(connection);
  expect(order).toEqual(["a", "b"]);
});

test("a closed connection is never given out again, and its place is free", async () => {
  const lost = await connections.take();
  const pid = await pidOf(lost.sql);
  await base`select pg_terminate_backend(${pid})`;
  await expect.poll(() => lost.isLost).toBe(true);
  await expect(lost.sql`select 1`).rejects.toMatchObject({
    code: expect.stringMatching(/^CONNECTION_/),
  });
  const others = await Promise.all([connections.take(), connections.take()]);
  expect(others).not.toContain(lost);
  const third = connections.take();
  connections.give(lost);
  connections.give(others[0]);
  expect(await third).toBe(others[0]);
  for (const connection of others) connections.give(connection);
});

test("a waiting caller gets a new connection when a taken one is lost", async () => {
  const [lost, other] = await Promise.all([connections.take(), connections.take()]);
  const pid = await pidOf(lost.sql);
  const waiting = connections.take();
  await base`select pg_terminate_backend(${pid})`;
  const next = await waiting;
  expect([next === lost, next === other, (await pidOf(next.sql)) > 0]).toEqual([
    false,
    false,
    true,
  ]);
  for (const connection of [lost, other, next]) connections.give(connection);
});

test("after closing no connection is given", async () => {
  await connections.close();
  await expect(connections.take()).rejects.toMatchObject({ code: "CONNECTION_ENDED" });
});
