import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { postmasterFile } from "./postmaster-file.ts";
import { nativeBinaries } from "./native-binaries.ts";
import { type Probe, runAs } from "./run-as.ts";
import { assertDataFree, ensurePostgres } from "./embedded-postgres.ts";

const OWNER = fileURLToPath(new URL("../../testing/processes/owner-process.ts", import.meta.url));
let base: string;
let dataDir: string;
let owners: ChildProcess[];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "streakline-embedded-"));
  chmodSync(base, 0o700);
  dataDir = join(base, "data");
  owners = [];
});
afterEach(async () => {
  for (const owner of owners) owner.kill("SIGKILL");
  await vi.waitUntil(() => !isAlive(postmaster()), { timeout: 60_000 });
  rmSync(base, { recursive: true, force: true });
});

const postmaster = () => postmasterFile(join(dataDir, "pg18/data"))?.pid ?? 0;
function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/**
 * Starts another process that owns the data; gives what it wrote when the database ran, or its
 * refusal.
 */
async function start(): Promise<{
  process: ChildProcess;
  ownerUrl: string;
  adopted: boolean;
  refusal: string;
}> {
  const owner = spawn(process.execPath, [OWNER, dataDir], { stdio: ["ignore", "pipe", "pipe"] });
  owners.push(owner);
  let [out, err] = ["", ""];
  owner.stdout.on("data", (data: Buffer) => (out += data.toString()));
  owner.stderr.on("data", (data: Buffer) => (err += data.toString()));
  await Promise.race([once(owner.stdout, "data"), once(owner, "close")]);
  const said =
    out === ""
      ? { ownerUrl: "", adopted: false }
      : (JSON.parse(out) as { ownerUrl: string; adopted: boolean });
  return { process: owner, ...said, refusal: err };
}
const client = (url: string) => postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 30 });

test("it never runs as root, listens on this machine only, and commits are durable", async () => {
  const server = await ensurePostgres({ dataDir });
  const sql = client(server.ownerUrl);
  const [row] = await sql`
    select current_database() as database, current_setting('listen_addresses') as address,
      current_setting('unix_socket_directories') as sockets,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits,
        current_setting('full_page_writes') as pages,
      current_setting('data_checksums') as checksums, current_setting('password_encryption') as passwords`;
  expect(row).toEqual({
    database: "streakline",
    address: "127.0.0.1",
    sockets: "",
    fsync: "on",
    commits: "on",
    pages: "on",
    checksums: "on",
    passwords: "scram-sha-256",
  });
  const status = readFileSync(`/proc/${postmaster()}/status`, "utf8");
  expect(/^CapEff:\s+0+$/m.test(status)).toBe(true);
  const wrong = client(server.ownerUrl.replace(/:[^:@]+@/, ":wrong@"));
  await expect(wrong`select 1`).rejects.toMatchObject({ code: "28P01" });
  await sql.end();
  await server.stop();
  expect(isAlive(postmaster())).toBe(false);
});

test("a second server on the same data is refused with the process of the first", async () => {
  await assertDataFree(dataDir, "server");
  expect(existsSync(dataDir)).toBe(false);
  const first = await start();
  await expect(assertDataFree(dataDir, "server")).rejects.toMatchObject({
    name: "DataInUseError",
    pid: first.process.pid,
  });
  await assertDataFree(dataDir, "worker");
  const second = await start();
  expect(second.refusal).toMatch(
    new RegExp(
      `^Streakline \\(server\\) is already running on this data as process ${first.process.pid}\\. ` +
        "Stop that one first, or choose another folder with DATA_DIR\\.$",
    ),
  );
  const visitor = await ensurePostgres({ dataDir, role: null });
  expect([visitor.adopted, visitor.ownerUrl]).toEqual([true, first.ownerUrl]);
  await visitor.stop();
  const sql = client(first.ownerUrl);
  expect((await sql`select 1 as one`)[0]?.["one"]).toBe(1);
  await sql.end();
});

test("two first starts at the same moment end with one server and one refusal", async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.filter((one) => one.ownerUrl !== "")).toHaveLength(1);
  expect(both.filter((one) => one.refusal.includes("already running"))).toHaveLength(1);
});

test("kill -9 of everything during inserts loses no acknowledged row", async () => {
  const first = await start();
  const sql = postgres(first.ownerUrl, { max: 4, onnotice: () => {}, connect_timeout: 30 });
  await sql`create table ledger (id int primary key)`;
  const acknowledged: number[] = [];
  let next = 0;
  const writers = [1, 2, 3, 4].map(async () => {
    for (;;) {
      const id = (next += 1);
      await sql`insert into ledger values (${id})`;
      acknowledged.push(id);
    }
  });
  await expect.poll(() => acknowledged.length).toBeGreaterThan(200);
  const pid = postmaster();
  const workers = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
    .stdout.split("\n")
    .map(Number)
    .filter((one) => one > 0);
  for (const victim of [first.process.pid ?? 0, pid, ...workers]) {
    try {
      process.kill(victim, "SIGKILL");
    } catch {
      // already gone with its parent
    }
  }
  await Promise.allSettled(writers);
  await sql.end({ timeout: 1 });

  const again = await start();
  expect(again.refusal).toBe("");
  const after = client(again.ownerUrl);
  const found = new Set((await after`select id from ledger`).map((row) => Number(row["id"])));
  await after.end();
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
});

test("kill -9 of the owner also ends the server, and the next start takes over at once", async () => {
  const first = await start();
  const sql = client(first.ownerUrl);
  await sql`create table kept as select 42 as answer`;
  await sql.end();
  const pid = postmaster();
  first.process.kill("SIGKILL");
  const again = await start();
  expect(again.refusal).toBe("");
  await expect.poll(() => isAlive(pid)).toBe(false);
  const after = client(again.ownerUrl);
  expect((await after`select answer from kept`)[0]?.["answer"]).toBe(42);
  await after.end();
});

test("a database killed with -9 comes back on the same address, still held by its owner", async () => {
  const first = await start();
  const sql = client(first.ownerUrl);
  await sql`create table kept as select 42 as answer`;
  process.kill(postmaster(), "SIGKILL");
  await expect
    .poll(async () => (await sql`select answer from kept`.catch(() => []))[0]?.["answer"], {
      interval: 100,
    })
    .toBe(42);
  await sql.end();
  await expect.poll(async () => (await start()).refusal).toContain(`process ${first.process.pid}`);
});

test("when it cannot be started again that is told once, and it comes back as soon as it can", async () => {
  const told: unknown[] = [];
  const server = await ensurePostgres({
    dataDir,
    onOutage: (error) => told.push(error),
    retryMs: 50,
  });
  const sql = client(server.ownerUrl);
  await sql`create table kept as select 42 as answer`;
  const file = join(dataDir, "pg18/data/PG_VERSION");
  for (let outage = 1; outage <= 2; outage += 1) {
    renameSync(file, `${file}.away`);
    process.kill(postmaster(), "SIGKILL");
    await expect.poll(() => told.length).toBe(outage);
    // The second outage lasts until clients look for the database every twenty seconds only.
    await sleep(outage === 1 ? 1_000 : 12_000);
    expect(told).toHaveLength(outage);
    expect(told.at(-1)).toMatchObject({ message: expect.stringContaining("PG_VERSION") });
    renameSync(`${file}.away`, file);
    await expect
      .poll(async () => (await sql`select answer from kept`.catch(() => []))[0]?.["answer"], {
        interval: 100,
      })
      .toBe(42);
  }
  await sql.end();
  // The data is still this process's, however long its database was away.
  expect((await start()).refusal).toContain(`process ${process.pid}`);
  const pid = postmaster();
  await server.stop();
  expect(isAlive(pid)).toBe(false);
});

test("a stop while it cannot be started again ends the trying", async () => {
  const told: unknown[] = [];
  const server = await ensurePostgres({
    dataDir,
    onOutage: (error) => told.push(error),
    retryMs: 50,
  });
  const file = join(dataDir, "pg18/data/PG_VERSION");
  renameSync(file, `${file}.away`);
  process.kill(postmaster(), "SIGKILL");
  await expect.poll(() => told.length).toBe(1);
  await server.stop();
  await sleep(1_000);
  renameSync(`${file}.away`, file);
  await sleep(1_000);
  expect(isAlive(postmaster())).toBe(false);
});

test("an orderly stop leaves no process behind, and the data is there the next time", async () => {
  const first = await start();
  const sql = client(first.ownerUrl);
  await sql`create table kept as select 42 as answer`;
  await sql.end();
  const pid = postmaster();
  first.process.kill("SIGTERM");
  expect(await once(first.process, "exit")).toEqual([0, null]);
  expect(isAlive(pid)).toBe(false);
  const server = await ensurePostgres({ dataDir });
  const after = client(server.ownerUrl);
  expect((await after`select answer from kept`)[0]?.["answer"]).toBe(42);
  await after.end();
  await server.stop();
});

test("a configuration file that makes commits forgettable does not: the command line wins", async () => {
  const server = await ensurePostgres({ dataDir });
  const sql = client(server.ownerUrl);
  await sql`alter system set fsync = off`;
  await sql.end();
  await server.stop();
  const again = await ensurePostgres({ dataDir });
  const after = client(again.ownerUrl);
  expect((await after`select current_setting('fsync') as fsync`)[0]?.["fsync"]).toBe("on");
  await after.end();
  await again.stop();
});

test.runIf(process.getuid?.() === 0)(
  "root without user namespaces runs it under another user's id, with readable binaries",
  async () => {
    const real = (command: string, args: string[], ids?: { uid: number; gid: number }) => {
      const { status, stdout } = spawnSync(command, args, { ...ids, cwd: "/", encoding: "utf8" });
      return { ok: status === 0, stdout: stdout.trim() };
    };
    // Where namespaces are forbidden, unshare fails; and a private parent hides the installed
    // binaries.
    const probe: Probe = (command, args, ids) =>
      command === "unshare" || ids !== undefined ? { ok: false, stdout: "" } : real(command, args);
    const as = runAs(nativeBinaries(), true, probe);
    expect([as.how, as.native]).toEqual([
      "uid",
      expect.stringMatching(/^\/var\/tmp\/streakline-postgres-18/),
    ]);
    chmodSync(base, 0o711);
    const server = await ensurePostgres({ dataDir, as });
    expect(
      /^Uid:\s+(?!0\b)(\d+)\s+\1/m.test(readFileSync(`/proc/${postmaster()}/status`, "utf8")),
    ).toBe(true);
    const sql = client(server.ownerUrl);
    expect((await sql`select 1 as one`)[0]?.["one"]).toBe(1);
    await sql.end();
    await server.stop();
  },
);
