import { join } from "node:path";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { type BatchFile, decodeBatchFile, encodeBatchFile } from "./batch-file.ts";
import { bytesOf, type Disk, isMissing, namesIn } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { writeDurably } from "../store/write-durably.ts";

/**
 * A batch on the disk, described by its file name. `seconds`: time of the person's sessions in it.
 */
export type Waiting = { name: string; sealedAt: number; seconds: number; batchId: string };

/**
 * Acknowledged batches are kept this long for today's total; at least this many for "what was
 * sent".
 */
const SENT_SECONDS = 48 * 3600;
const SENT_BATCHES_MIN = 50;

/**
 * Writes a batch to the outbox. Resolves when it is durable. Idempotent, also after the batch was
 * sent.
 */
export async function putBatch(disk: Disk, names: AccountNames, batch: Batch): Promise<void> {
  const name = nameOf(batch);
  if (
    (await exists(disk, join(names.sent, name))) ||
    (await exists(disk, join(names.outbox, name)))
  )
    return;
  await writeDurably(disk, join(names.outbox, name), encodeBatchFile(batch));
}

/**
 * The unsent batches, newest first: the dashboard is right about today before it is about last
 * month.
 */
export async function waitingBatches(disk: Disk, names: AccountNames): Promise<Waiting[]> {
  return await batchesIn(disk, names.outbox);
}

/** The kept acknowledged batches, newest first. */
export async function sentBatches(disk: Disk, names: AccountNames): Promise<Waiting[]> {
  return await batchesIn(disk, names.sent);
}

/** An unsent or kept batch; null when another window has removed it. */
export async function readBatch(
  disk: Disk,
  folder: string,
  name: string,
): Promise<BatchFile | null> {
  const bytes = await bytesOf(disk, join(folder, name));
  return bytes === null ? null : decodeBatchFile(bytes);
}

/**
 * Moves an acknowledged batch out of the outbox. Does nothing when another window has done it. The
 * folder for it may have been deleted: without one, the batch would be sent for ever.
 */
export async function acknowledgeBatch(
  disk: Disk,
  names: AccountNames,
  name: string,
): Promise<void> {
  await disk.mkdir(names.sent, { recursive: true, mode: 0o700 });
  await disk.rename(join(names.outbox, name), join(names.sent, name)).catch(ignoreMissing);
}

/** Keeps the accepted records of a batch whose other records must not be kept. */
export async function keepSent(disk: Disk, names: AccountNames, taken: Batch): Promise<void> {
  await writeDurably(disk, join(names.sent, nameOf(taken)), encodeBatchFile(taken));
}

/** Replaces a batch by others with its records. They are durable before the old one is deleted. */
export async function replaceBatch(
  disk: Disk,
  names: AccountNames,
  name: string,
  others: readonly Batch[],
): Promise<void> {
  for (const other of others) await putBatch(disk, names, other);
  await disk.rm(join(names.outbox, name), { force: true });
}

/** Forgets acknowledged batches that no total of today needs, except the last fifty. */
export async function tidySent(disk: Disk, names: AccountNames, nowSeconds: number): Promise<void> {
  const old = (await sentBatches(disk, names))
    .slice(SENT_BATCHES_MIN)
    .filter(({ sealedAt }) => sealedAt < nowSeconds - SENT_SECONDS);
  for (const { name } of old) await disk.rm(join(names.sent, name), { force: true });
}

/** The seconds of people's sessions, which are what the person is told. */
export function personSeconds(records: readonly CodingSession[]): number {
  return records
    .filter(({ actor }) => actor === "person")
    .reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
}

function nameOf(batch: Batch): string {
  return `${String(batch.sealedAt).padStart(10, "0")}-${personSeconds(batch.records)}-${batch.id}.batch`;
}

async function batchesIn(disk: Disk, folder: string): Promise<Waiting[]> {
  return (await namesIn(disk, folder))
    .map(waitingFrom)
    .filter((entry) => entry !== null)
    .toReversed();
}

function waitingFrom(name: string): Waiting | null {
  const match = /^(\d{10})-(\d+)-([0-9a-f-]{36})\.batch$/.exec(name);
  return match === null
    ? null
    : { name, sealedAt: Number(match[1]), seconds: Number(match[2]), batchId: match[3] ?? "" };
}

async function exists(disk: Disk, path: string): Promise<boolean> {
  return disk.stat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

function ignoreMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}
