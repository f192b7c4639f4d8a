import * as z from "zod/mini";
import { BatchEnvelope, BATCH_RECORDS_MAX, type Batch, type BatchRecord } from "./batch.ts";
import { CodingSession } from "./coding-session.ts";
import { WebsiteSession } from "./website-session.ts";

/** Most sessions a client puts into one batch, well below the server's limit. */
export const BATCH_RECORDS_SEALED_MAX = 500;

/**
 * A batch of the given sessions, without duplicates, sorted by start and id: the order of the input
 * does not change the bytes of the batch. Throws a RangeError above BATCH_RECORDS_MAX sessions; cut
 * longer lists with sessionChunks().
 * @example sealBatch({ id, sealedAt: 1_795_305_600, timeZone: "Europe/Berlin", client: { name:
 * "vscode", version: "0.1.0" }, sessions: [b, a] }).records
 * // [a, b]
 */
export function sealBatch<R extends BatchRecord>({
  sessions,
  ...rest
}: Pick<Batch, "id" | "sealedAt" | "timeZone" | "client"> & {
  readonly sessions: readonly R[];
}): Batch<R> {
  const records = inOrder(sessions);
  if (records.length > BATCH_RECORDS_MAX)
    throw new RangeError(`a batch holds at most ${BATCH_RECORDS_MAX} records`);
  return { v: 1, ...rest, records };
}

/** Sessions cut into lists of at most BATCH_RECORDS_SEALED_MAX, in order. */
export function sessionChunks<R extends BatchRecord>(
  sessions: readonly R[],
  size = BATCH_RECORDS_SEALED_MAX,
): R[][] {
  const ordered = inOrder(sessions);
  return Array.from({ length: Math.ceil(ordered.length / size) }, (_, index) =>
    ordered.slice(index * size, (index + 1) * size),
  );
}

/**
 * A batch as JSON text with a fixed order of keys: equal batches give equal text. This text is
 * hashed, stored and sent.
 * @example encodeBatch(batch) // {"v":1,"id":"…","sealedAt":1795305600,…}
 */
export function encodeBatch(batch: Batch<BatchRecord>): string {
  const { v, id, sealedAt, timeZone, client, records } = batch;
  return JSON.stringify({
    v,
    id,
    sealedAt,
    timeZone,
    client: { name: client.name, version: client.version },
    records: records.map((record) =>
      Object.fromEntries(KEYS[record.kind].map((key) => [key, record[key as keyof BatchRecord]])),
    ),
  });
}

/**
 * The batch in a text made by encodeBatch(), also of an earlier version. Throws when the text is
 * damaged.
 */
export function decodeBatch(text: string): Batch<BatchRecord> {
  const envelope = BatchEnvelope.parse(JSON.parse(text));
  return { ...envelope, records: envelope.records.map((record) => RecordOfBatch.parse(record)) };
}

/**
 * Two halves of a batch, earlier records first, for a batch that the server found too large or
 * partly invalid. Each half has a new id; records keep their ids. Throws a RangeError for a batch
 * of fewer than two records.
 * @example splitBatch(batchOfThree, [idA, idB]).map((half) => half.records.length) // [2, 1]
 */
export function splitBatch<R extends BatchRecord>(
  batch: Batch<R>,
  ids: readonly [string, string],
): [Batch<R>, Batch<R>] {
  if (batch.records.length < 2) throw new RangeError("a batch of one record cannot be split");
  const middle = Math.ceil(batch.records.length / 2);
  return [
    { ...batch, id: ids[0], records: batch.records.slice(0, middle) },
    { ...batch, id: ids[1], records: batch.records.slice(middle) },
  ];
}

const RecordOfBatch = z.discriminatedUnion("kind", [CodingSession, WebsiteSession]);

/**
 * The keys of a record, in the order in which they are written. Those of a website session are
 * listed, so that an editor does not carry its schema.
 */
const KEYS: Readonly<Record<BatchRecord["kind"], readonly string[]>> = {
  coding: Object.keys(CodingSession.shape),
  website: [
    "kind",
    "id",
    "startedAt",
    "endedAt",
    "endedBy",
    "domain",
    "browser",
    "category",
    "idleSeconds",
    "pageViews",
    "tabSwitches",
    "pageKeys",
  ] satisfies (keyof WebsiteSession)[],
};

function inOrder<R extends BatchRecord>(sessions: readonly R[]): R[] {
  const once = new Map(sessions.map((session) => [session.id, session]));
  return [...once.values()].sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}
