import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { type Lanes, openLanes } from "./lanes.ts";

let fresh: FreshDatabase;
let base: postgres.Sql;
let lanes: Lanes;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());
beforeEach(() => {
  base = postgres(fresh.ownerUrl, { max: 2, onnotice: () => {} });
  lanes = openLanes(base.options, 2);
});
afterEach(async () => {
  await lanes.close();
  await base.end();
});

const pidOf = async (sql: postgres.Sql) =>
  Number((await sql`select pg_backend_pid() as pid`)[0]?.["pid"]);

test("a lane is one connection, used again when it was given back", async () => {
  const first = await lanes.take();
  const pid = await pidOf(first.sql);
  lanes.give(first);
  const again = await lanes.take();
  expect([again === first, await pidOf(again.sql)]).toEqual([true, pid]);
  lanes.give(again);
});

test("whoever finds all lanes taken waits for the next one, in order", async () => {
  const taken = [await lanes.take(), await lanes.take()] as const;
  const order: string[] = [];
  const waiting = ["a", "b"].map(async (name) => {
    const lane = await lanes.take();
    order.push(name);
    return lane;
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  for (const lane of taken) lanes.give(lane);
  for (const lane of await Promise.all(waiting)) lanes.give(lane);
  expect(order).toEqual(["a", "b"]);
});

test("a lane whose connection closed is never given out again, and its place is free", async () => {
  const lost = await lanes.take();
  const pid = await pidOf(lost.sql);
  await base`select pg_terminate_backend(${pid})`;
  await expect.poll(() => lost.isLost).toBe(true);
  await expect(lost.sql`select 1`).rejects.toMatchObject({
    code: expect.stringMatching(/^CONNECTION_/),
  });
  const others = await Promise.all([lanes.take(), lanes.take()]);
  expect(others).not.toContain(lost);
  const third = lanes.take();
  lanes.give(lost);
  lanes.give(others[0]);
  expect(await third).toBe(others[0]);
  for (const lane of others) lanes.give(lane);
});

test("whoever waits gets a new lane when a taken one is lost", async () => {
  const [lost, other] = await Promise.all([lanes.take(), lanes.take()]);
  const pid = await pidOf(lost.sql);
  const waiting = lanes.take();
  await base`select pg_terminate_backend(${pid})`;
  const next = await waiting;
  expect([next === lost, next === other, (await pidOf(next.sql)) > 0]).toEqual([
    false,
    false,
    true,
  ]);
  for (const lane of [lost, other, next]) lanes.give(lane);
});

test("after closing nobody gets a lane", async () => {
  await lanes.close();
  await expect(lanes.take()).rejects.toMatchObject({ code: "CONNECTION_ENDED" });
});
