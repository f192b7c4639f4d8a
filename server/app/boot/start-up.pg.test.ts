import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postmasterFile } from "../../platform/embedded/postmaster-file.ts";
import { openLog } from "../../platform/log.ts";
import { type FreshDatabase, freshDatabase } from "../../testing/fresh-database.ts";
import { type Config, readConfig } from "./config.ts";
import { startUp } from "./start-up.ts";

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const log = openLog("silent");
const start = (
  change: Partial<Config>,
  report: (step: string) => void = () => {},
  beforeListening?: () => Promise<unknown>,
) =>
  startUp({
    config: {
      ...readConfig({ PORT: "0" }),
      databaseUrl: fresh.ownerUrl,
      secret: "secret of the tests",
      ...change,
    },
    log,
    report,
    ...(beforeListening === undefined ? {} : { beforeListening }),
  });

test("startUp() shows its steps, is ready at its address, and is gone after close()", async () => {
  const steps: string[] = [];
  const running = await start({}, (step) => steps.push(step));
  expect(steps).toEqual(["Database schema", "Worker", "Web server"]);
  // On a busy machine the first connection of a part may take longer than /readyz waits for it.
  await expect
    .poll(async () => (await fetch(`${running.url}/readyz`)).json())
    .toMatchObject({
      status: "ready",
      checks: {
        // The database of the tests may lose commits, and is degraded therefore.
        database: { state: expect.stringMatching(/^(ok|degraded)$/) },
        partitions: { state: "ok" },
        derivation: { state: "ok" },
        queue: { state: "ok" },
      },
    });
  await running.close();
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
});

test("the roles can run apart", async () => {
  const worker = await start({ roles: ["worker"] });
  expect(worker.url).toBeNull();
  const api = await start({ roles: ["api"] });
  await expect.poll(async () => (await fetch(`${api.url}/readyz`)).status).toBe(200);
  await worker.close();
  await api.close();
});

test("requests under way are answered before the server is gone", async () => {
  const running = await start({});
  const body = JSON.stringify({
    email: "a@example.test",
    password: "correct horse battery",
    name: "A",
  });
  const answered = new Promise<number>((resolve, reject) => {
    const slow = request(`${running.url}/api/auth/sign-up/email`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "content-length": body.length,
        expect: "100-continue",
      },
    });
    // The server has the request's head and waits for its body when it is told to stop.
    slow.once("continue", () => {
      void running.close();
      slow.end(body);
    });
    slow.once("response", (response) => resolve(response.resume().statusCode ?? 0));
    slow.once("error", reject);
    slow.flushHeaders();
  });
  expect(await answered).toBe(200);
  await running.close();
});

test.each([
  [
    "a database that is away",
    { databaseUrl: "postgres://a:b@127.0.0.1:1/x" },
    /DATABASE_URL cannot be reached \(ECONNREFUSED\)/,
  ],
  [
    "an address of another machine",
    { host: "192.0.2.1" },
    /HOST 192\.0\.2\.1 is not an address of this machine/,
  ],
])("startUp() says what to do about %s", async (_what, change, sentence) => {
  await expect(start(change)).rejects.toThrow(sentence);
});

test("startUp() says what to do about a wrong password and a missing database", async () => {
  const url = new URL(fresh.ownerUrl);
  url.password = "wrong";
  await expect(start({ databaseUrl: url.href })).rejects.toThrow(/refuses the user or password/);
  const missing = new URL(fresh.ownerUrl);
  missing.pathname = "/no_such_database";
  await expect(start({ databaseUrl: missing.href })).rejects.toThrow(/does not exist/);
});

test("startUp() says what to do about a data folder that is a file", async () => {
  const dataDir = fileURLToPath(import.meta.url);
  await expect(start({ databaseUrl: null, secret: null, dataDir })).rejects.toThrow(
    /cannot be used \(ENOTDIR\)\..*DATA_DIR/,
  );
});

test("startUp() says at once what to do about a port that is taken", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  const steps: string[] = [];
  const beforeListening = async () => void steps.push("build");
  await expect(start({ port }, (step) => steps.push(step), beforeListening)).rejects.toThrow(
    new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is used`),
  );
  expect(steps).toEqual([]);
  other.close();
});

test("startUp() names the step that failed", async () => {
  const steps: string[] = [];
  await expect(
    start({ databaseUrl: "postgres://a:b@127.0.0.1:1/x" }, (step) => steps.push(step)),
  ).rejects.toThrow();
  expect(steps).toEqual(["Database schema", "Database schema: failed"]);
});

test("startUp() leaves it to what has to come before it listens to say why it failed", async () => {
  const steps: string[] = [];
  const beforeListening = () => Promise.reject(new Error("planted"));
  await expect(start({}, (step) => steps.push(step), beforeListening)).rejects.toThrow("planted");
  expect(steps).toEqual(["Database schema", "Worker"]);
});

test("a second start on the same data is refused at once, also when its port is taken", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "streakline-twice-"));
  const embedded = { databaseUrl: null, secret: null, dataDir };
  const first = await start(embedded);
  const steps: string[] = [];
  const refused = async (change: Partial<Config>) =>
    await expect(start({ ...embedded, ...change }, (step) => steps.push(step))).rejects.toThrow(
      /is already running on this data as process/,
    );
  await refused({});
  await refused({ port: Number(new URL(first.url ?? "").port) });
  expect(steps).toEqual([]);
  await first.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a killed database is told in two lines at most, beside the tasks that it cut short", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "streakline-outage-"));
  const written: { level: string; msg: string; leftOut?: object }[] = [];
  const running = await startUp({
    config: { ...readConfig({ PORT: "0" }), dataDir },
    log: openLog("warn", { write: (line) => void written.push(JSON.parse(line)) }),
    report: () => {},
  });
  const postmaster = postmasterFile(join(dataDir, "pg18/data"))?.pid ?? 0;
  const workers = spawnSync("ps", ["-o", "pid=", "--ppid", String(postmaster)], {
    encoding: "utf8",
  })
    .stdout.trim()
    .split(/\s+/)
    .map(Number);
  const killedAt = Date.now();
  for (const pid of [postmaster, ...workers]) process.kill(pid, "SIGKILL");
  await expect.poll(() => written.some(({ level }) => level === "warn")).toBe(true);
  const status = async () => (await fetch(`${running.url}/readyz`)).status;
  await expect.poll(status).toBe(200);
  await running.close();
  // A scheduled run may have been under way; it says so at level error.
  const outage = written.filter(({ level, leftOut }) => level === "warn" || leftOut !== undefined);
  expect(outage[0]).toMatchObject({ level: "warn" });
  // A database that is back at once leaves nothing to count.
  for (const line of outage.slice(1).slice(-1))
    expect(line).toMatchObject({ leftOut: expect.any(Object) });
  // On a busy machine it may last longer than the minute that two lines stand for.
  const minutes = Math.floor((Date.now() - killedAt) / 60_000);
  expect(outage.length).toBeLessThanOrEqual(2 * (1 + minutes));
  rmSync(dataDir, { recursive: true, force: true });
});
