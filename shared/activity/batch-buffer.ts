import * as z from "zod/mini";
import { BatchEnvelope, BATCH_RECORDS_MAX, type Batch, type BatchRecord } from "./batch.ts";
import { CodingSession } from "./coding-session.ts";
import { WebsiteSession } from "./website-session.ts";

/**
 * Most sessions that a client puts into one batch; the rest goes into the next. Well below what a
 * server takes.
 */
export const BATCH_RECORDS_SEALED_MAX = 500;

/**
 * A batch of sessions, sorted by start and id and each once, so that the order in which they were
 * collected does not change its bytes. Throws a RangeError above BATCH_RECORDS_MAX; cut with
 * sessionChunks() first.
 * @example sealBatch({ id, sealedAt: 1_795_305_600, timeZone: "Europe/Berlin", client: { name:
 * "vscode", version: "0.1.0" }, sessions: [b, a] }).records // [a, b]
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

/** Sessions cut into lists that fit into a batch each, in order. */
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
 * The bytes of a batch as text: the same batch gives the same text, whatever order its keys are in.
 * What is hashed, stored and sent.
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
 * The batch in a text that encodeBatch() made, of this or an earlier version. Throws when it is
 * none: a damaged file.
 */
export function decodeBatch(text: string): Batch<BatchRecord> {
  const envelope = BatchEnvelope.parse(JSON.parse(text));
  return { ...envelope, records: envelope.records.map((record) => RecordOfBatch.parse(record)) };
}

/**
 * The two halves of a batch that a server found too large or partly bad, earlier records first.
 * Each has a new id; records keep theirs. Throws a RangeError for a batch of fewer than two
 * records.
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

const KEYS: Readonly<Record<BatchRecord["kind"], readonly string[]>> = {
  coding: Object.keys(CodingSession.shape),
  website: Object.keys(WebsiteSession.shape),
};

function inOrder<R extends BatchRecord>(sessions: readonly R[]): R[] {
  const once = new Map(sessions.map((session) => [session.id, session]));
  return [...once.values()].sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
}
