import type { Batch } from "@streakline/shared/activity/batch.ts";
import { decodeBatch, encodeBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import type { Outbox, Waiting } from "../store/stored-names.ts";

export type WebsiteBatch = Batch<WebsiteSession>;

/**
 * Limits of the outbox. At a limit recording stops until batches were sent; unsent batches are
 * never deleted to make room.
 */
const WAITING_BYTES_MAX = 64 * 1024 * 1024;
const WAITING_BATCHES_MAX = 30_000;

/** What to write: the list, and the bytes of the batches that are new on it. */
export type OutboxChange = { outbox: Outbox; batches: Record<number, string> };

/** Puts batches at the end of the list. */
export function addBatches(
  outbox: Outbox,
  owner: string,
  batches: readonly WebsiteBatch[],
): OutboxChange {
  return place(
    outbox,
    outbox.waiting,
    batches.map((batch) => ({ owner, batch })),
  );
}

/** Replaces a batch by others that hold its records: halves, the same under a new id, or none. */
export function replaceBatch(
  outbox: Outbox,
  number: number,
  batches: readonly WebsiteBatch[],
): OutboxChange {
  const old = outbox.waiting.find((entry) => entry.number === number);
  const rest = outbox.waiting.filter((entry) => entry.number !== number);
  return place(
    outbox,
    rest,
    batches.map((batch) => ({ owner: old?.owner ?? "", batch })),
  );
}

/**
 * Replaces every batch that `edit` changes; null leaves a batch as it is. Remaining records keep
 * their ids, changed batches get new ones. A damaged batch stays: it is never sent as it is.
 * `dropped`: numbers of batches whose bytes can be deleted once the change is written.
 */
export async function editBatches(
  outbox: Outbox,
  {
    read,
    edit,
    newId,
  }: {
    read: (number: number) => Promise<string | null>;
    edit: (records: WebsiteSession[]) => WebsiteSession[] | null;
    newId: () => string;
  },
): Promise<OutboxChange & { dropped: number[] }> {
  const kept: Waiting[] = [];
  const edited: { owner: string; batch: WebsiteBatch }[] = [];
  const dropped: number[] = [];
  for (const entry of outbox.waiting) {
    const batch = wholeBatch(await read(entry.number));
    const records = batch === null ? null : edit(batch.records);
    if (batch === null || records === null) {
      kept.push(entry);
      continue;
    }
    dropped.push(entry.number);
    if (records.length > 0)
      edited.push({ owner: entry.owner, batch: { ...batch, id: newId(), records } });
  }
  return { ...place(outbox, kept, edited), dropped };
}

/** Batches, seconds and bytes of the list. */
export function amountOf(waiting: readonly Waiting[]): {
  batches: number;
  seconds: number;
  bytes: number;
} {
  return waiting.reduce(
    (sum, { seconds, bytes }) => ({
      batches: sum.batches + 1,
      seconds: sum.seconds + seconds,
      bytes: sum.bytes + bytes,
    }),
    {
      batches: 0,
      seconds: 0,
      bytes: 0,
    },
  );
}

/** Whether no more may be recorded before something was sent. */
export function isOutboxFull({ waiting }: Outbox): boolean {
  return waiting.length >= WAITING_BATCHES_MAX || amountOf(waiting).bytes >= WAITING_BYTES_MAX;
}

/** A batch of visits from its bytes. Throws when it is none. */
export function websiteBatch(body: string): WebsiteBatch {
  const batch = decodeBatch(body);
  return { ...batch, records: batch.records.filter((record) => record.kind === "website") };
}

/** A batch from its bytes; null when they are missing or damaged. */
function wholeBatch(body: string | null): WebsiteBatch | null {
  try {
    return body === null ? null : websiteBatch(body);
  } catch {
    return null;
  }
}

/** What the list says about a batch. */
export function measureBatch(
  { id, sealedAt, records }: WebsiteBatch,
  body: string,
): Pick<Waiting, "id" | "sealedAt" | "records" | "seconds" | "bytes"> {
  return { id, sealedAt, records: records.length, seconds: secondsOf(records), bytes: body.length };
}

function place(
  outbox: Outbox,
  rest: readonly Waiting[],
  batches: readonly { owner: string; batch: WebsiteBatch }[],
): OutboxChange {
  const bodies: Record<number, string> = {};
  const added = batches.map(({ owner, batch }, index): Waiting => {
    const number = outbox.next + index;
    const body = encodeBatch(batch);
    bodies[number] = body;
    return { number, owner, ...measureBatch(batch, body), failures: 0 };
  });
  return {
    outbox: { next: outbox.next + added.length, waiting: [...rest, ...added] },
    batches: bodies,
  };
}

function secondsOf(records: readonly WebsiteSession[]): number {
  return records.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
}
