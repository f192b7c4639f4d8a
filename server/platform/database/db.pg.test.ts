import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { asUser, asUserPipelined, asWorker } from "./db.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase({ connections: { app: 1 } });
});
afterAll(async () => await fresh.close());

const ALICE = "00000000-0000-4000-8000-00000000000a";
const whoami = sql`select nullif(current_setting('app.user_id', true), '') as me`;

test("asUser() sets the person for its transaction only, even on a pool of one connection", async () => {
  const { app } = fresh.databases;
  const inside = await asUser(app, ALICE, async (tx) => await tx.execute(whoami));
  const after = await app.drizzle.execute(whoami);
  expect([inside[0]?.["me"], after[0]?.["me"]]).toEqual([ALICE, null]);
});

test("asUser() forgets the person also when the work throws", async () => {
  const { app } = fresh.databases;
  await expect(
    asUser(app, ALICE, async () => await Promise.reject(new Error("broken"))),
  ).rejects.toThrow("broken");
  expect((await app.drizzle.execute(whoami))[0]?.["me"]).toBeNull();
});

test("asUserPipelined() runs its queries in order, as the person, and gives their rows", async () => {
  const { app } = fresh.databases;
  const [me, two] = await asUserPipelined(app.raw, ALICE, (c) => [
    c`select nullif(current_setting('app.user_id', true), '') as me`,
    c`select 2 as two`,
  ]);
  const [after] = await app.raw`select nullif(current_setting('app.user_id', true), '') as me`;
  expect([me[0]?.["me"], two[0]?.["two"], after?.["me"]]).toEqual([ALICE, 2, null]);
});

test("asUserPipelined() rolls back when one query fails, and the connection is good afterwards", async () => {
  const { app } = fresh.databases;
  const failing = asUserPipelined(app.raw, ALICE, (c) => [
    c`select mark_days_dirty(${ALICE}, '{}')`,
    c`select 1 / 0 as never`,
  ]);
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  const [row] = await asUserPipelined(app.raw, ALICE, (c) => [c`select 1 as one`]);
  expect(row[0]?.["one"]).toBe(1);
});

test("a deadlock runs the whole transaction again and both end", async () => {
  const { worker } = fresh.databases;
  const order = async (first: number, second: number) =>
    await asWorker(worker, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${first})`);
      await tx.execute(sql`select pg_sleep(0.1)`);
      await tx.execute(sql`select pg_advisory_xact_lock(${second})`);
      return "done";
    });
  expect(await Promise.all([order(1, 2), order(2, 1)])).toEqual(["done", "done"]);
});

test("a used-up pool refuses with unavailable after the wait, instead of waiting for ever", async () => {
  const narrow = await freshDatabase({
    connections: { app: 1 },
    waitMs: 100,
    statementMs: { app: 30_000 },
  });
  try {
    const { app } = narrow.databases;
    const [begun, freed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = asUser(app, ALICE, async () => {
      begun.resolve();
      await freed.promise;
    });
    await begun.promise;
    await expect(asUser(app, ALICE, async () => "never")).rejects.toMatchObject({
      code: "unavailable",
    });
    freed.resolve();
    await held;
    expect(await asUser(app, ALICE, async () => "now")).toBe("now");
  } finally {
    await narrow.close();
  }
});

test("a statement that takes too long is refused with unavailable", async () => {
  const hasty = await freshDatabase({ statementMs: { app: 100 } });
  try {
    const slow = asUser(
      hasty.databases.app,
      ALICE,
      async (tx) => await tx.execute(sql`select pg_sleep(100)`),
    );
    await expect(slow).rejects.toMatchObject({ code: "unavailable" });
  } finally {
    await hasty.close();
  }
});
