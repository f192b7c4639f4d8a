import * as z from "zod/mini";
import { checked } from "../checked.ts";
import { EpochSeconds } from "../time/instant.ts";
import type { CodingSession } from "./coding-session.ts";
import type { WebsiteSession } from "./website-session.ts";

/** Limits of one batch. The server refuses larger ones with a code; clients stay well below. */
export const BATCH_RECORDS_MAX = 1_000;
export const BATCH_BYTES_MAX = 1_048_576;
export const BATCH_GZIP_BYTES_MAX = 262_144;
export const BATCH_DEPTH_MAX = 8;

/**
 * The envelope of a batch, version 1. Records are parsed one by one, so that an invalid record does
 * not hold back the others. Unknown keys are ignored: an older server accepts a newer client's
 * batch.
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

/** The kinds of records in a batch. */
export type BatchRecord = CodingSession | WebsiteSession;

/**
 * What a client seals: an envelope with valid records. The editor seals `Batch<CodingSession>`, the
 * browser `Batch<WebsiteSession>`.
 */
export type Batch<R extends BatchRecord = CodingSession> = Omit<BatchEnvelope, "records"> & {
  records: R[];
};

/** The result for one record. `stored` also means that the record was stored before. */
export const RecordResult = z.union([
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
 * The acknowledgement, sent only after the commit: the batch id, and one result per record in the
 * order of the batch.
 */
export const PushAnswer = z.object({
  batchId: z.string(),
  results: z.array(RecordResult),
});
export type PushAnswer = z.infer<typeof PushAnswer>;
