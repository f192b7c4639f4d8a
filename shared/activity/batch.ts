import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { EpochSeconds } from "../time/instant.ts";
import type { CodingSession } from "./coding-session.ts";
import type { WebsiteSession } from "./website-session.ts";

/**
 * Limits of one batch on the wire; the server refuses above them with a code, clients stay well
 * below.
 */
export const BATCH_RECORDS_MAX = 1_000;
export const BATCH_BYTES_MAX = 1_048_576;
export const BATCH_GZIP_BYTES_MAX = 262_144;
export const BATCH_DEPTH_MAX = 8;

/**
 * The envelope of a batch, version 1. Records are parsed one by one, so that one bad record never
 * holds back its siblings. Unknown keys are ignored: an older server takes a newer client's batch.
 */
export const BatchEnvelope = z.object({
  v: z.literal(1),
  id: z.uuid(),
  sealedAt: EpochSeconds,
  /** IANA zone of the device when the batch was sealed. */
  timeZone: checked(z.string(), z.minLength(1), z.maxLength(64)),
  client: z.object({
    name: checked(z.string(), z.minLength(1), z.maxLength(50)),
    version: checked(z.string(), z.minLength(1), z.maxLength(50)),
  }),
  records: checked(z.array(z.unknown()), z.maxLength(BATCH_RECORDS_MAX)),
});
export type BatchEnvelope = z.infer<typeof BatchEnvelope>;

/** What a batch may hold. */
export type BatchRecord = CodingSession | WebsiteSession;

/**
 * What a client seals: an envelope whose records are known to be valid. An editor's batch holds
 * coding sessions, a browser's `Batch<WebsiteSession>`.
 */
export type Batch<R extends BatchRecord = CodingSession> = Omit<BatchEnvelope, "records"> & {
  records: R[];
};

/** What became of one record. `stored` also when it was stored before. */
export const RecordResult = z.discriminatedUnion("status", [
  z.object({ id: z.string(), status: z.literal("stored") }),
  z.object({
    id: z.string(),
    status: z.literal("rejected"),
    code: z.string(),
    sentence: z.string(),
  }),
]);
export type RecordResult = z.infer<typeof RecordResult>;

/**
 * The acknowledgement: given only after commit; echoes the batch id and has one result per record,
 * in order.
 */
export const PushAnswer = z.object({
  batchId: z.string(),
  results: z.array(RecordResult),
});
export type PushAnswer = z.infer<typeof PushAnswer>;
