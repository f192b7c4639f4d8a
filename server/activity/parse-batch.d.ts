import type { BatchEnvelope, RecordResult } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
/** A record that was refused, and where it stood in its batch. `id` is empty where the record had none that can be shown. */
export type Rejection = {
    index: number;
    id: string;
    code: string;
    sentence: string;
};
/** A batch whose records have been judged one by one: `sessions` are to be stored, sorted by start and id; `rejected` by index. */
export type ParsedBatch = {
    sessions: CodingSession[];
    rejected: Rejection[];
};
/**
 * Judges every record of a batch for itself, so that one bad record never holds back its siblings. Sorting the good ones gives batches that
 * share records one order to lock them in. Never throws, whatever the records are.
 */
export declare function parseBatch(records: readonly unknown[], now: EpochSeconds): ParsedBatch;
/** The answer to a batch: one result per record, in order. Records that were not rejected count as stored, also when they were before. */
export declare function resultsOf(records: BatchEnvelope["records"], rejected: readonly Rejection[]): RecordResult[];
