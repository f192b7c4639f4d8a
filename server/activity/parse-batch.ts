import type { BatchEnvelope, RecordResult } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { parseRecord } from "@streakline/shared/activity/parse-record.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { sentence } from "@streakline/shared/errors.ts";
import { isPlainSession } from "./plain-session.ts";

/** A record that was refused, and where it stood in its batch. `id` is empty where the record had none that can be shown. */
export type Rejection = { index: number; id: string; code: string; sentence: string };

/** A batch whose records have been judged one by one: `sessions` are to be stored, sorted by start and id; `rejected` by index. */
export type ParsedBatch = { sessions: CodingSession[]; rejected: Rejection[] };

/**
 * Judges every record of a batch for itself, so that one bad record never holds back its siblings. Sorting the good ones gives batches that
 * share records one order to lock them in. Never throws, whatever the records are.
 */
export function parseBatch(records: readonly unknown[], now: EpochSeconds): ParsedBatch {
  const sessions: CodingSession[] = [];
  const rejected: Rejection[] = [];
  for (const [index, record] of records.entries()) {
    if (isPlainSession(record, now)) {
      sessions.push(record);
      continue;
    }
    const parsed = parseRecord(record, now);
    if (parsed.record?.kind === "coding") sessions.push(parsed.record);
    else if (parsed.record !== null)
      rejected.push({ index, id: parsed.record.id, code: "unknown_kind", sentence: sentence("unknown_kind") });
    else rejected.push({ index, id: parsed.id, code: parsed.code, sentence: parsed.sentence });
  }
  return { sessions: sessions.sort(byStart), rejected };
}

/** The answer to a batch: one result per record, in order. Records that were not rejected count as stored, also when they were before. */
export function resultsOf(records: BatchEnvelope["records"], rejected: readonly Rejection[]): RecordResult[] {
  const results: RecordResult[] = records.map((record) => ({ id: idOf(record), status: "stored" }));
  for (const { index, id, code, sentence } of rejected) results[index] = { id, status: "rejected", code, sentence };
  return results;
}

function byStart(a: CodingSession, b: CodingSession): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function idOf(record: unknown): string {
  return typeof record === "object" && record !== null && "id" in record && typeof record.id === "string" ? record.id : "";
}
