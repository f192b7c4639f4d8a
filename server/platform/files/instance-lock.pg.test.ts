import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../testing/fresh-database.ts";
import { assertNotHeld, DataInUseError, holdInstance } from "./instance-lock.ts";

const MODULE = fileURLToPath(new URL("instance-lock.ts", import.meta.url));
let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => await fresh.close());

test("the same role twice is refused with the process that holds the data; another role is not", async () => {
  const held = await holdInstance(fresh.ownerUrl, "server");
  const refusal = await holdInstance(fresh.ownerUrl, "server").catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DataInUseError);
  expect(refusal).toMatchObject({ pid: process.pid });
  const worker = await holdInstance(fresh.ownerUrl, "worker");
  await worker.release();
  await held.release();
  const again = await holdInstance(fresh.ownerUrl, "server");
  await again.release();
});

test("assertNotHeld() refuses what is held, for the same role only, and holds nothing itself", async () => {
  await assertNotHeld(fresh.ownerUrl, "server");
  const held = await holdInstance(fresh.ownerUrl, "server");
  await expect(assertNotHeld(fresh.ownerUrl, "server")).rejects.toMatchObject({
    name: "DataInUseError",
    pid: process.pid,
  });
  await assertNotHeld(fresh.ownerUrl, "worker");
  await held.release();
  await assertNotHeld(fresh.ownerUrl, "server");
});

test("a holder that was killed with -9 leaves nothing behind", async () => {
  const script = `const { holdInstance } = await import(${JSON.stringify(MODULE)});
    await holdInstance(${JSON.stringify(fresh.ownerUrl)}, "server");
    process.stdout.write("held"); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  await expect(holdInstance(fresh.ownerUrl, "server")).rejects.toMatchObject({ pid: holder.pid });
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const held = await holdInstance(fresh.ownerUrl, "server");
  await held.release();
});

test("when the database cut the connection, the data is held again at once", async () => {
  const held = await holdInstance(fresh.ownerUrl, "server");
  const owner = postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} });
  const holder = async () =>
    Number(
      (
        await owner`
          select pid from pg_locks where locktype = 'advisory' and granted
          and database = (select oid from pg_database where datname = current_database())`
      )[0]?.["pid"] ?? 0,
    );
  const before = await holder();
  await owner`select pg_terminate_backend(${before})`;
  await expect.poll(async () => ![0, before].includes(await holder())).toBe(true);
  await expect(holdInstance(fresh.ownerUrl, "server")).rejects.toBeInstanceOf(DataInUseError);
  await owner.end();
  await held.release();
});

test("data that another process took meanwhile is held again when that one ends", async () => {
  const held = await holdInstance(fresh.ownerUrl, "server");
  const [other, owner] = [1, 2].map(() =>
    postgres(fresh.ownerUrl, { max: 1, onnotice: () => {} }),
  ) as [postgres.Sql, postgres.Sql];
  const lock = other`
    select pg_advisory_lock(hashtext('streakline instance'), hashtext('server'))`.execute();
  const waiting = () => owner`
    select from pg_locks where locktype = 'advisory' and not granted
    and database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await waiting()).length).toBe(1);
  await owner`
    select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`;
  await lock;
  await other.end();
  const holders = () => owner`
    select from pg_locks where locktype = 'advisory' and granted
    and database = (select oid from pg_database where datname = current_database())`;
  await expect.poll(async () => (await holders()).length).toBe(1);
  await expect(holdInstance(fresh.ownerUrl, "server")).rejects.toBeInstanceOf(DataInUseError);
  await owner.end();
  await held.release();
});
