import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { aRecord } from "@streakline/shared/testing/builders.ts";
import type { DeliverySetUp } from "@streakline/shared/testing/delivery-client.ts";
import { deliveryContract } from "@streakline/shared/testing/delivery-contract.ts";
import { wireServer } from "@streakline/shared/testing/wire-server.ts";
import { expect, test } from "vitest";
import { putBatch, sentBatches, waitingBatches } from "../outbox/outbox.ts";
import { quarantined } from "../outbox/quarantined.ts";
import { childId } from "../record/child-id.ts";
import { realDisk } from "../store/disk.ts";
import { aHome, NOON } from "../testing/home.ts";
import type { StoredKey } from "./account.ts";
import { readDeliveryStatus } from "./delivery-status.ts";
import { createSending } from "./sending.ts";

const client = { name: "streakline-vscode", version: "0.1.0" };

async function setUp({ server, time, clock, device }: Parameters<DeliverySetUp>[0]) {
  const { names, account } = await aHome(device);
  let stored: StoredKey = device;
  const logged: string[] = [];
  let holds = true;
  const { sender } = createSending({
    disk: realDisk,
    names,
    account,
    client,
    keys: { read: async () => stored, write: async (next) => void (stored = next) },
    post: server.post,
    clock: () => Math.floor(time.wallMs / 1000),
    monotonicMilliseconds: clock.steadyMs,
    timeZone: () => "Europe/Berlin",
    random: clock.random,
    sleep: clock.sleep,
    log: (line) => void logged.push(line),
    lease: { holds: async () => holds },
    consent: { heed: async () => ({ state: "recording" }) },
  });
  let sealed = 0;
  return {
    sender,
    names,
    setKey: (key: StoredKey) => void (stored = key),
    loseLease: () => void (holds = false),
    async add(count: number) {
      const batch = aBatch((sealed += 1), count);
      await putBatch(realDisk, names, batch);
      return batch;
    },
    async waiting() {
      return (await waitingBatches(realDisk, names)).map(({ batchId }) => batchId);
    },
    async quarantine() {
      const entries = await quarantined(realDisk, names);
      return entries.map(({ record, code }): [string, string] => [
        (record as CodingSession).id,
        code,
      ]);
    },
    state: async () => (await readDeliveryStatus(realDisk, names)).state,
    device: async () => ("key" in stored ? stored : null),
    async kept() {
      const files = await readdir(names.folder, { recursive: true, withFileTypes: true });
      const texts = files
        .filter((entry) => entry.isFile())
        .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
      return [...(await Promise.all(texts)), ...logged].join();
    },
  };
}

/** A batch of `count` sessions, five minutes after the batch before. */
function aBatch(number: number, count: number): Batch {
  const startedAt = NOON + number * 300;
  const sessions = Array.from({ length: count }, (_, n) => aRecord({ startedAt: startedAt + n }));
  const id = childId("batch", String(number));
  return sealBatch({ id, sealedAt: startedAt + 300, timeZone: "UTC", client, sessions });
}

deliveryContract("the editor", async (given) => {
  const subject = await setUp(given);
  return {
    ...subject,
    // what a person sees also says when it is tried again
    async state() {
      const { retryAtMilliseconds: _, ...state } = {
        retryAtMilliseconds: 0,
        ...(await subject.state()),
      };
      return state;
    },
  };
});

/** A home with batches, whose server and clocks stand still. */
async function aHomeWith({ batches = 1, records = 2 } = {}) {
  const server = wireServer(() => NOON);
  const time = { wallMs: NOON * 1000, steadyMs: 0 };
  const clock = {
    nowMs: () => time.wallMs,
    steadyMs: () => time.steadyMs,
    random: () => 0.5,
    sleep: async () => undefined,
  };
  const device = {
    server: server.url,
    userId: server.userId,
    deviceId: "d1",
    displayName: "Ann",
    key: "slk_test",
  };
  const subject = await setUp({ server, time, clock, device });
  const sealed: Batch[] = [];
  for (let n = 0; n < batches; n += 1) sealed.push(await subject.add(records));
  return { ...subject, server, sealed, device };
}

test("acknowledged batches are kept for today's total", async () => {
  const { sender, names } = await aHomeWith({ batches: 3 });
  await sender.drain();
  expect(await sentBatches(realDisk, names)).toHaveLength(3);
});

test("without the folder for acknowledged batches each batch is still sent once", async () => {
  const { sender, server, waiting, names } = await aHomeWith({ batches: 3 });
  await rm(names.sent, { recursive: true });
  server.onPush = () => {
    if (server.pushes.length > 3) throw new Error("a batch is sent for ever");
    return null;
  };
  await sender.drain();
  expect([server.pushes.length, await waiting()]).toEqual([3, []]);
  expect(await sentBatches(realDisk, names)).toHaveLength(3);
});

test("records of one account are never sent with the key of another", async () => {
  const { sender, server, state, setKey, device } = await aHomeWith();
  setKey({ ...device, userId: "somebody else", key: "slk_other" });
  await sender.drain();
  expect(server.pushes).toEqual([]);
  expect(await state()).toEqual({ state: "sign_in", reason: "other_account" });
});

test("a window that lost its lease sends nothing and deletes nothing", async () => {
  const { sender, server, waiting, loseLease } = await aHomeWith();
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
  const { sender, server, waiting, names, sealed } = await aHomeWith();
  const [file = ""] = await readdir(names.outbox);
  const bytes = await readFile(join(names.outbox, file));
  bytes[200]! ^= 4;
  await writeFile(join(names.outbox, file), bytes);
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect([...server.records.keys()]).toEqual(sealed[0]!.records.map(({ id }) => id));
});

test("a batch of which nothing can be read is set aside, visibly, and the next one is sent", async () => {
  const { sender, server, waiting, names } = await aHomeWith({ batches: 2 });
  const [file = ""] = (await readdir(names.outbox)).toReversed();
  await writeFile(join(names.outbox, file), "nothing");
  await sender.drain();
  expect(await waiting()).toEqual([]);
  expect(server.pushes).toHaveLength(1);
  expect(await quarantined(realDisk, names)).toMatchObject([{ code: "unreadable" }]);
});
