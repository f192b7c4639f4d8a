import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { migrate } from "@streakline/drizzle/migrate.ts";
import postgres from "postgres";
import { afterEach, expect, test } from "vitest";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { openDatabases } from "../../platform/database/db.ts";
import { ensurePostgres } from "../../platform/embedded/embedded-postgres.ts";
import { openLog } from "../../platform/log.ts";
import { ensureRoles, type RoleUrls } from "../../platform/database/roles.ts";
import { aBatch, aDevice, aPerson, aSession, NOON } from "../../testing/builders.ts";
import { freshDatabase } from "../../testing/fresh-database.ts";
import { compose } from "../boot/compose.ts";
import { readConfig } from "../boot/config.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Where to push just now; null while nothing answers. */
type Target = { url: string; token: string };
type Push = { status: number; retryAfter: string | null; refusal: unknown };

async function push(target: Target, body: Uint8Array): Promise<Push | null> {
  try {
    const headers = {
      "content-type": "application/json",
      "content-encoding": "gzip",
      authorization: `Bearer ${target.token}`,
    };
    const response = await fetch(`${target.url}/trpc/activity.push`, {
      method: "POST",
      body: new Uint8Array(body),
      headers,
    });
    const answer = (await response.json()) as { error?: { data: { refusal: string } } };
    return {
      status: response.status,
      retryAfter: response.headers.get("retry-after"),
      refusal: answer.error?.data.refusal,
    };
  } catch {
    return null;
  }
}

const COME_AGAIN = [503, expect.stringMatching(/^[1-9]\d*$/)];

/**
 * Sends batches as a client does: the same bytes until they are acknowledged. Keeps the ledger of
 * what was counted and acknowledged.
 */
function sender(target: () => Target | null) {
  const ledger = { sent: [] as Batch[], acknowledged: new Set<string>(), answers: [] as Push[] };
  let isDone = false;
  let at = NOON - 80_000;
  async function run(): Promise<void> {
    while (!isDone) {
      const sessions = Array.from({ length: 5 }, () =>
        aSession({ startedAt: (at += 7), endedAt: at + 5 }),
      );
      const batch = aBatch({ sessions });
      ledger.sent.push(batch);
      const body = gzipSync(JSON.stringify(batch));
      while (!ledger.acknowledged.has(batch.id)) {
        const to = target();
        const answer = to === null ? null : await push(to, body);
        if (answer !== null) ledger.answers.push(answer);
        if (answer?.status === 200) ledger.acknowledged.add(batch.id);
        else await sleep(40);
      }
    }
  }
  const runs = Array.from({ length: 4 }, run);
  return {
    ledger,
    async finish() {
      isDone = true;
      await Promise.all(runs);
      return ledger;
    },
  };
}

async function expectAllStoredOnce(
  ownerUrl: string,
  userId: string,
  sent: readonly Batch[],
): Promise<void> {
  const owner = postgres(ownerUrl, { max: 1 });
  try {
    const ids = await owner`select id from coding_sessions where user_id = ${userId} order by id`;
    expect(ids.map((row) => row["id"])).toEqual(
      sent.flatMap(({ records }) => records.map(({ id }) => id)).toSorted(),
    );
    expect(await owner`select from batches where user_id = ${userId}`).toHaveLength(sent.length);
  } finally {
    await owner.end();
  }
}

test(
  "a server killed with -9 amid pushes loses nothing acknowledged, stores nothing twice",
  { timeout: 480_000 },
  async () => {
    const fresh = await freshDatabase();
    undo.push(() => fresh.close());
    const { userId } = await aPerson(fresh);
    const deviceId = await aDevice(fresh, { userId });
    const { appUrl, authUrl, workerUrl } = fresh;
    const urls: RoleUrls = { appUrl, authUrl, workerUrl };
    let target: Target | null = null;
    const { ledger, finish } = sender(() => target);
    const ROUNDS = 3;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const child = spawn(process.execPath, [
        fileURLToPath(new URL("../../testing/processes/push-process.ts", import.meta.url)),
        JSON.stringify(urls),
        userId,
        deviceId,
      ]);
      undo.push(() => child.kill("SIGKILL"));
      target = await readyOf(child);
      const before = ledger.acknowledged.size;
      await expect
        .poll(() => ledger.acknowledged.size, { interval: 5 })
        .toBeGreaterThanOrEqual(before + 12);
      if (round === ROUNDS) break;
      await sleep(Math.random() * 30);
      child.kill("SIGKILL");
      await once(child, "exit");
      target = null;
    }
    const { sent, acknowledged, answers } = await finish();
    expect(acknowledged.size).toBe(sent.length);
    // On a busy machine a server may ask its clients to come again; nothing else goes wrong.
    for (const { status, retryAfter } of answers)
      expect([status, retryAfter]).toEqual(status === 200 ? [200, null] : COME_AGAIN);
    await expectAllStoredOnce(fresh.ownerUrl, userId, sent);
  },
);

test(
  "a database killed with -9 costs 503 with Retry-After, and nothing acknowledged",
  { timeout: 480_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "streakline-under-fire-"));
    undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const cluster = await ensurePostgres({ dataDir, retryMs: 100 });
    undo.push(() => cluster.stop());
    await migrate(cluster.ownerUrl);
    const urls = await ensureRoles(cluster.ownerUrl, "secret of the tests");
    const databases = openDatabases(urls);
    undo.push(() => databases.close());
    const bus = openPostgresBus({ url: urls.workerUrl });
    undo.push(() => bus.close());
    const { userId } = await aPerson({ databases });
    const deviceId = await aDevice({ databases }, { userId });
    const config = { ...readConfig({}), limitsFactor: 1_000, logLevel: "silent" as const };
    const secret = "a secret of the tests, long enough for all";
    const api = await compose({
      config,
      secret,
      databases,
      bus,
      log: openLog("silent"),
      enqueueDays: () => {},
      enqueueRederive: () => {},
    });
    undo.push(() => api.close());
    const url = await api.http.listen({ port: 0, host: "127.0.0.1" });
    const context = api.createContext({ headers: {}, ip: "127.0.0.1", id: "token" });
    const { token } = await context.credentials.signToken({ userId, deviceId });

    const { ledger, finish } = sender(() => ({ url, token }));
    for (let round = 0; round < 2; round += 1) {
      const before = ledger.acknowledged.size;
      await expect
        .poll(() => ledger.acknowledged.size, { interval: 5 })
        .toBeGreaterThanOrEqual(before + 15);
      const refusals = () => ledger.answers.filter(({ status }) => status !== 200).length;
      const refused = refusals();
      // Kept from starting again until somebody was told that it is away.
      const version = join(dataDir, "pg18/data/PG_VERSION");
      renameSync(version, `${version}.away`);
      process.kill(postmasterOf(dataDir), "SIGKILL");
      await expect.poll(refusals, { interval: 5 }).toBeGreaterThan(refused);
      renameSync(`${version}.away`, version);
    }
    const { sent, answers } = await finish();
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(1);
    for (const answer of refused)
      expect(answer).toEqual({
        status: 503,
        retryAfter: expect.stringMatching(/^[1-9]\d*$/),
        refusal: "unavailable",
      });
    await expectAllStoredOnce(cluster.ownerUrl, userId, sent);
  },
);

test("with every connection held, pushes get 503 with Retry-After, and succeed afterwards", async () => {
  const fresh = await freshDatabase({
    connections: { app: 2 },
    statementMs: { app: 1_500 },
    waitMs: 500,
  });
  undo.push(() => fresh.close());
  const bus = openPostgresBus({ url: fresh.workerUrl });
  undo.push(() => bus.close());
  const { userId } = await aPerson(fresh);
  const deviceId = await aDevice(fresh, { userId });
  const config = { ...readConfig({}), limitsFactor: 1_000, logLevel: "silent" as const };
  const secret = "a secret of the tests, long enough for all";
  const api = await compose({
    config,
    secret,
    databases: fresh.databases,
    bus,
    log: openLog("silent"),
    enqueueDays: () => {},
    enqueueRederive: () => {},
  });
  undo.push(() => api.close());
  const url = await api.http.listen({ port: 0, host: "127.0.0.1" });
  const context = api.createContext({ headers: {}, ip: "127.0.0.1", id: "token" });
  const target = { url, token: (await context.credentials.signToken({ userId, deviceId })).token };
  const batches = Array.from({ length: 12 }, (_, index) =>
    aBatch({ sessions: [aSession({ startedAt: NOON - index * 100 })] }),
  );
  const bodies = batches.map((batch) => gzipSync(JSON.stringify(batch)));

  const owner = postgres(fresh.ownerUrl, { max: 1 });
  undo.push(() => owner.end());
  await owner.begin(async (tx) => {
    await tx`lock table batches in access exclusive mode`;
    const answers = await Promise.all(bodies.map((body) => push(target, body)));
    for (const answer of answers)
      expect(answer).toEqual({
        status: 503,
        retryAfter: expect.stringMatching(/^[1-9]\d*$/),
        refusal: "unavailable",
      });
  });
  // As clients do: again, until they are acknowledged.
  const statuses = async (body: Uint8Array) => {
    for (const seen = new Set<number | undefined>(); ;) {
      seen.add((await push(target, body))?.status);
      if (seen.has(200)) return [...seen].filter((status) => status !== 503);
    }
  };
  expect(await Promise.all(bodies.map(statuses))).toEqual(bodies.map(() => [200]));
  await expectAllStoredOnce(fresh.ownerUrl, userId, batches);
});

async function readyOf(child: ChildProcess): Promise<Target> {
  let text = "";
  child.stderr?.on("data", (data) => process.stderr.write(String(data)));
  for await (const data of child.stdout ?? []) {
    text += String(data);
    if (text.includes("\n")) return JSON.parse(text) as Target;
  }
  throw new Error("the server ended before it was ready");
}

function postmasterOf(dataDir: string): number {
  const found = readFileSync(join(dataDir, "pg18", "data", "postmaster.pid"), "utf8").split(
    "\n",
  )[0];
  return Number(found);
}
