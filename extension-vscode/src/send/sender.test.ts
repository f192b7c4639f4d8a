import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import { sessions } from "@streakline/shared/activity/sessions.ts";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import {
  type FakeServer,
  ok,
  refusal,
  type Reply,
  startFakeServer,
  stored,
} from "../testing/fake-server.ts";
import { aHome, anEvent, NOON } from "../testing/home.ts";
import type { StoredKey } from "./account.ts";
import { childId } from "../record/child-id.ts";
import { readCodingConsent } from "../record/coding-consent.ts";
import { readDeliveryStatus } from "./delivery-status.ts";
import { realDisk } from "../store/disk.ts";
import { createConsentKeeper } from "../record/keep-to-consent.ts";
import { putBatch, sentBatches, waitingBatches } from "../outbox/outbox.ts";
import { post } from "./post.ts";
import { quarantined } from "../outbox/quarantine.ts";
import { createSender } from "./sender.ts";
import { createTokens } from "./tokens.ts";

const client = { name: "streakline-vscode", version: "0.1.0" };
const servers: FakeServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A batch of `count` lone events, five minutes apart from the batch before. */
function aBatch(number: number, count = 2): Batch {
  const startedAt = NOON + number * 300;
  const events = Array.from({ length: count }, (_, n) =>
    anEvent({ at: startedAt + n, project: `project ${n}` }),
  );
  const list = sessions(
    events,
    Buffer.from(childId("seed", String(number)).replaceAll("-", ""), "hex"),
  );
  return sealBatch({
    id: childId("batch", String(number)),
    sealedAt: startedAt + 300,
    timeZone: "UTC",
    client,
    sessions: list,
  });
}

async function setUp({
  batches = 1,
  count = 2,
  key,
}: { batches?: number; count?: number; key?: StoredKey | null } = {}) {
  const server = await startFakeServer();
  servers.push(server);
  const home = await aHome({ server: server.url, userId: server.userId });
  let stored: StoredKey | null = key === undefined ? { ...home.account, key: "slk_test" } : key;
  const keys = { read: async () => stored, write: async (next: StoredKey) => void (stored = next) };
  const now = { seconds: NOON + 10_000 };
  const waits: number[] = [];
  const log: string[] = [];
  let holds = true;
  const deps = {
    ...home,
    disk: realDisk,
    client,
    keys,
    post,
    clock: () => now.seconds,
    nowMilliseconds: () => now.seconds * 1000,
    random: () => 0.5,
    sleep: async (milliseconds: number) => void waits.push(milliseconds),
    log: (line: string) => void log.push(line),
    holdsLease: async () => holds,
    mayRecord: async () => (await readCodingConsent(realDisk, home.names)).isAllowed,
    onChange: async () => undefined,
  };
  const keeper = createConsentKeeper(deps);
  const tokens = createTokens({ ...deps, asking: keeper.asking });
  const sender = createSender({
    ...deps,
    timeZone: () => "Europe/Berlin",
    tokens,
    discardRefused: keeper.discardRefused,
  });
  for (let n = 0; n < batches; n += 1) await putBatch(realDisk, home.names, aBatch(n, count));
  return {
    server,
    sender,
    names: home.names,
    now,
    waits,
    log,
    keys,
    status: async () => (await readDeliveryStatus(realDisk, home.names)).state,
    waiting: () => waitingBatches(realDisk, home.names),
    loseLease: () => void (holds = false),
  };
}

test("what waits is sent newest first, each batch once, gzipped and with a token", async () => {
  const { server, sender, waiting, names, status } = await setUp({ batches: 3 });
  await sender.drain();
  expect(server.pushes.map(({ batch }) => batch.id)).toEqual([2, 1, 0].map((n) => aBatch(n).id));
  expect(server.pushes[0]!.headers).toMatchObject({
    authorization: "Bearer token-1",
    "content-encoding": "gzip",
    "content-type": "application/json",
  });
  expect(server.tokensGiven).toBe(1);
  expect(await waiting()).toEqual([]);
  expect(await sentBatches(realDisk, names)).toHaveLength(3);
  expect(await status()).toEqual({ state: "delivering" });
});

/**
 * Answers that are no acknowledgement: whatever comes, the batch stays and is later delivered by
 * the same bytes.
 */
test.each<[string, (batch: Batch) => Reply, string]>([
  ["a server error", () => ({ status: 500, body: {} }), "offline"],
  [
    "bad gateway in HTML",
    () => ({ status: 502, body: "<h1>Bad gateway</h1>", type: "text/html" }),
    "offline",
  ],
  ["too many requests", () => refusal(429, "rate_limited", { "retry-after": "30" }), "offline"],
  ["no database", () => refusal(503, "unavailable", { "retry-after": "5" }), "offline"],
  [
    "a sign-in page of a hotel",
    () => ({ status: 200, body: "<html>Welcome</html>", type: "text/html" }),
    "wrong_server",
  ],
  ["JSON of another service", () => ({ status: 200, body: { hello: "world" } }), "wrong_server"],
  [
    "the echo of another batch",
    (batch) => stored({ ...batch, id: childId(batch.id, "other") }),
    "wrong_server",
  ],
  [
    "too few results",
    (batch) => stored({ ...batch, records: batch.records.slice(1) }),
    "wrong_server",
  ],
  [
    "a redirect",
    () => ({ status: 308, body: "", headers: { location: "http://127.0.0.1:1/" } }),
    "wrong_server",
  ],
  ["no such route", () => ({ status: 404, body: "Not found", type: "text/plain" }), "wrong_server"],
  ["an answer that is cut off", (batch) => ({ ...stored(batch), cut: true }), "offline"],
  ["an unknown version", () => refusal(400, "unknown_version"), "wrong_server"],
])("%s is no acknowledgement, and the same bytes are sent later", async (_, reply, state) => {
  const { server, sender, waiting, status, now } = await setUp();
  server.onPush = reply;
  await sender.drain();
  expect(await status()).toMatchObject({ state });
  expect(await waiting()).toHaveLength(1);
  await sender.drain();
  expect(server.pushes, "nothing is tried before its time").toHaveLength(1);
  server.onPush = null;
  now.seconds += 3_700;
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect(server.pushes.map(({ body }) => body)).toEqual([
    server.pushes[0]!.body,
    server.pushes[0]!.body,
  ]);
  expect(await status()).toEqual({ state: "delivering" });
});

test("200 answers mutated in any part never delete what was not stored", async () => {
  const { server, sender, waiting } = await setUp();
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.anything(), async (at, by) => {
      const right = stored(aBatch(0)).body;
      const body = mutate(right, at, by);
      fc.pre(JSON.stringify(body) !== JSON.stringify(right));
      server.onPush = (batch) => ({ ...stored(batch), body });
      await sender.drain({ now: true });
      expect(await waiting()).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

function mutate(value: unknown, at: number, by: unknown): unknown {
  const copy = structuredClone({ root: value }) as Record<string, unknown>;
  const parts: [Record<string, unknown>, string][] = [];
  const collect = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      // the status of one result may be anything the server decides
      if (key !== "status") parts.push([holder, key]);
      const inner = holder[key];
      if (inner !== null && typeof inner === "object") collect(inner as Record<string, unknown>);
    }
  };
  collect(copy);
  const [holder, key] = parts[at % parts.length]!;
  holder[key] = by;
  return copy["root"];
}

test("the answer lost after the commit: the same bytes again, stored once", async () => {
  const { server, sender, waiting, now } = await setUp();
  let isFirst = true;
  server.onPush = (batch, body) => {
    if (!isFirst) return null;
    isFirst = false;
    server.batches.set(batch.id, body);
    for (const { id } of batch.records) server.records.set(id, 1);
    return { ...stored(batch), cut: true };
  };
  await sender.drain();
  now.seconds += 3_600;
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect([...server.records.values()]).toEqual([1, 1]);
});

test("Retry-After is kept to", async () => {
  const { server, sender, now } = await setUp();
  server.onPush = () => refusal(503, "unavailable", { "retry-after": "120" });
  await sender.drain();
  now.seconds += 119;
  await sender.drain();
  expect(server.pushes).toHaveLength(1);
  now.seconds += 70;
  await sender.drain();
  expect(server.pushes).toHaveLength(2);
});

test("an expired token is fetched anew once; a revoked key stops sending and says so", async () => {
  const { server, sender, status, waiting } = await setUp();
  let refuse = 1;
  server.onPush = () => ((refuse -= 1) >= 0 ? refusal(401, "token_expired") : null);
  await sender.drain();
  expect(server.tokensGiven).toBe(2);
  expect(await waiting()).toEqual([]);
  const other = await setUp();
  other.server.onToken = () => refusal(401, "key_revoked");
  await other.sender.drain();
  expect(await other.status()).toEqual({ state: "sign_in", reason: "key_revoked" });
  expect(await other.waiting()).toHaveLength(1);
  expect(other.server.pushes).toEqual([]);
  expect(await status()).toEqual({ state: "delivering" });
});

test("a server that refuses every token is asked twice and not for ever", async () => {
  const { server, sender, status } = await setUp();
  server.onPush = () => refusal(401, "unauthenticated");
  await sender.drain();
  expect(server.pushes).toHaveLength(2);
  expect(await status()).toEqual({ state: "sign_in", reason: "unauthenticated" });
});

test("records of one account are never sent with the key of another", async () => {
  const { server, sender, status, keys } = await setUp();
  await keys.write({
    server: server.url,
    userId: "somebody else",
    deviceId: "d",
    displayName: "",
    key: "slk_other",
  });
  await sender.drain();
  expect(server.pushes).toEqual([]);
  expect(await status()).toEqual({ state: "sign_in", reason: "other_account" });
});

test("a server that knows the key under another account gets nothing", async () => {
  const { server, sender, status } = await setUp();
  const expiresAt = NOON + 20_000;
  server.onToken = () =>
    ok({
      token: "t",
      expiresAt,
      userId: childId("a", "b"),
      deviceId: childId("a", "c"),
      displayName: "",
      rotate: false,
    });
  await sender.drain();
  expect(server.pushes).toEqual([]);
  expect(await status()).toMatchObject({ state: "sign_in" });
});

test("413 halves the batch until it fits, and every record arrives once", async () => {
  const { server, sender, waiting } = await setUp({ count: 9 });
  server.onPush = (batch) => (batch.records.length > 2 ? refusal(413, "too_many_records") : null);
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect([...server.records.values()]).toEqual(Array(9).fill(1));
});

test("one bad record is found by halving and put into quarantine, the others arrive", async () => {
  const { server, sender, waiting, names } = await setUp({ batches: 2, count: 8 });
  const bad = aBatch(1, 8).records[5]!.id;
  server.onPush = (batch) =>
    batch.records.some(({ id }) => id === bad) ? refusal(400, "bad_input") : null;
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect(server.records.size).toBe(15);
  expect(await quarantined(realDisk, names)).toMatchObject([
    { code: "bad_input", record: { id: bad } },
  ]);
});

test("a record that the server rejects lies in quarantine with its code before the batch goes", async () => {
  const { server, sender, waiting, names } = await setUp();
  server.onPush = (batch) =>
    ok({
      batchId: batch.id,
      results: batch.records.map(({ id }, n) =>
        n === 0
          ? { id, status: "rejected", code: "in_future", sentence: "Check the clock." }
          : { id, status: "stored" },
      ),
    });
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect(await quarantined(realDisk, names)).toMatchObject([
    { code: "in_future", sentence: "Check the clock.", record: { id: aBatch(0).records[0]!.id } },
  ]);
});

test("409 seals the same records under another id; a server that always says so is left alone", async () => {
  const { server, sender, waiting } = await setUp();
  server.batches.set(aBatch(0).id, "other bytes");
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect(server.records.size).toBe(2);
  const other = await setUp();
  other.server.onPush = () => refusal(409, "batch_conflict");
  await other.sender.drain();
  expect(other.server.pushes.length).toBeLessThan(6);
  expect(await other.waiting()).toHaveLength(1);
});

test("a batch that the server chokes on lets the others go first", async () => {
  const { server, sender, waiting, now } = await setUp({ batches: 10 });
  const poison = aBatch(9).id;
  server.onPush = (batch) => (batch.id === poison ? { status: 500, body: {} } : null);
  await sender.drain();
  now.seconds += 60;
  await sender.drain();
  expect((await waiting()).map(({ batchId }) => batchId)).toEqual([poison]);
  expect(server.batches.size).toBe(9);
});

test("with much waiting at most two requests a second are sent", async () => {
  const { sender, waits } = await setUp({ batches: 14, count: 1 });
  await sender.drain();
  expect(waits).toEqual(Array(4).fill(500));
});

test("a window that lost its lease sends nothing and deletes nothing", async () => {
  const { server, sender, waiting, loseLease } = await setUp();
  server.onPush = () => {
    loseLease();
    return null;
  };
  await sender.drain();
  expect(server.pushes).toHaveLength(1);
  expect(await waiting()).toHaveLength(1);
  await sender.drain();
  expect(server.pushes).toHaveLength(1);
});

test("flipped bits in the outbox cost nothing while one copy of each record is whole", async () => {
  const { server, sender, waiting, names } = await setUp();
  const [file = ""] = await readdir(names.outbox);
  const bytes = await readFile(join(names.outbox, file));
  bytes[200]! ^= 4;
  await writeFile(join(names.outbox, file), bytes);
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect([...server.records.keys()].toSorted()).toEqual(
    aBatch(0)
      .records.map(({ id }) => id)
      .toSorted(),
  );
});

test("a batch of which nothing can be read is set aside, visibly, and the next one is sent", async () => {
  const { server, sender, waiting, names } = await setUp({ batches: 2 });
  const [file = ""] = (await readdir(names.outbox)).toReversed();
  await writeFile(join(names.outbox, file), "nothing");
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect(server.batches.size).toBe(1);
  expect(await quarantined(realDisk, names)).toMatchObject([{ code: "unreadable" }]);
});

test("the key is nowhere but in the header of the request for a token", async () => {
  const { server, sender, log, names } = await setUp();
  await sender.drain();
  const kept = await Promise.all(
    (await readdir(names.folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")),
  );
  expect(
    [...kept, ...log, ...server.pushes.map((push) => JSON.stringify(push))].filter((text) =>
      text.includes("slk_test"),
    ),
  ).toEqual([]);
});
