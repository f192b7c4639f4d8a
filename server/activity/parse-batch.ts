import type {
  BatchEnvelope,
  BatchRecord,
  RecordResult,
} from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { parseRecord } from "@streakline/shared/activity/parse-record.ts";
import { isDeepStrictEqual } from "node:util";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { sentence } from "@streakline/shared/errors.ts";
import { DeviceConsentKind } from "@streakline/shared/privacy/consents.ts";
import { isPlainSession } from "./plain-session.ts";

/**
 * A refused record. `index`: its position in the batch. `id`: empty if the record has no usable
 * one.
 */
export type Rejection = { index: number; id: string; code: string; sentence: string };

/**
 * A checked batch. `sessions` and `visits`: to be stored, sorted by start and id. `rejected`: by
 * index.
 */
export type ParsedBatch = {
  sessions: CodingSession[];
  visits: WebsiteSession[];
  rejected: Rejection[];
};

/**
 * Checks every record of a batch by itself, so that an invalid one does not hold back the others.
 * Of records with one id the first counts: equal ones after it are left out, others are refused as
 * `record_conflict`. Valid records are sorted, so that batches with common records lock them in the
 * same order. Never throws.
 */
export function parseBatch(records: readonly unknown[], now: EpochSeconds): ParsedBatch {
  const sessions: CodingSession[] = [];
  const visits: WebsiteSession[] = [];
  const rejected: Rejection[] = [];
  const first = new Map<string, BatchRecord>();
  for (const [index, record] of records.entries()) {
    const parsed = isPlainSession(record, now) ? { record } : parseRecord(record, now);
    if (parsed.record === null) {
      rejected.push({ index, id: parsed.id, code: parsed.code, sentence: parsed.sentence });
      continue;
    }
    const { id } = parsed.record;
    const key = id.toLowerCase();
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, parsed.record);
      if (parsed.record.kind === "coding") sessions.push(parsed.record);
      else visits.push(parsed.record);
    } else if (!isDeepStrictEqual(before, parsed.record)) rejected.push(conflict(index, id));
  }
  return { sessions: sessions.sort(byStart), visits: visits.sort(byStart), rejected };
}

/**
 * Per kind, the time from which records may be stored after a no and a new yes; 0 for other kinds.
 */
export type ConsentsSince = Readonly<Record<DeviceConsentKind, EpochSeconds>>;

/**
 * The records to refuse for lack of consent, by index: those that are not in `rejected` and belong
 * to a kind in `missing`, or started before their kind's `since`. A visit with page keys also
 * belongs to `page_keys`.
 * @example withoutConsent([visit], [], { missing: ["sites"], since: null })
 * // [{ index: 0, id: visit.id, code: "consent_missing", … }]
 */
export function withoutConsent(
  records: readonly unknown[],
  rejected: readonly Rejection[],
  { missing, since }: { missing: readonly DeviceConsentKind[]; since: ConsentsSince | null },
): Rejection[] {
  if (missing.length === 0 && since === null) return [];
  const known = new Set(rejected.map(({ index }) => index));
  const isRefused = (record: unknown, kind: DeviceConsentKind) =>
    needs(record, kind) && (missing.includes(kind) || startOf(record) < (since?.[kind] ?? 0));
  return records.flatMap((record, index) => {
    if (known.has(index) || !DeviceConsentKind.options.some((kind) => isRefused(record, kind)))
      return [];
    return [
      { index, id: idOf(record), code: "consent_missing", sentence: sentence("consent_missing") },
    ];
  });
}

/**
 * The records to refuse because the server has others under their ids, by index: those that no
 * other reason refuses. `conflicts`: these ids.
 */
export function inConflict(
  records: readonly unknown[],
  rejected: readonly Rejection[],
  conflicts: readonly string[],
): Rejection[] {
  if (conflicts.length === 0) return [];
  const known = new Set(rejected.map(({ index }) => index));
  const ids = new Set(conflicts);
  return records.flatMap((record, index) => {
    const id = idOf(record);
    return ids.has(id.toLowerCase()) && !known.has(index) ? [conflict(index, id)] : [];
  });
}

function conflict(index: number, id: string): Rejection {
  return { index, id, code: "record_conflict", sentence: sentence("record_conflict") };
}

function needs(record: unknown, consent: DeviceConsentKind): boolean {
  if (typeof record !== "object" || record === null || !("kind" in record)) return false;
  switch (consent) {
    case "coding":
      return record.kind === "coding";
    case "sites":
      return record.kind === "website";
    case "page_keys":
      return (
        record.kind === "website" &&
        "pageKeys" in record &&
        Array.isArray(record.pageKeys) &&
        record.pageKeys.length > 0
      );
  }
}

function startOf(record: unknown): EpochSeconds {
  return typeof record === "object" && record !== null && "startedAt" in record
    ? Number(record.startedAt)
    : 0;
}

/**
 * The answer to a batch: one result per record, in order. Records that are not rejected are
 * `stored`, also those stored earlier.
 */
export function resultsOf(
  records: BatchEnvelope["records"],
  rejected: readonly Rejection[],
): RecordResult[] {
  const results: RecordResult[] = records.map((record) => ({ id: idOf(record), status: "stored" }));
  for (const { index, id, code, sentence } of rejected)
    results[index] = { id, status: "rejected", code, sentence };
  return results;
}

function byStart(a: CodingSession | WebsiteSession, b: CodingSession | WebsiteSession): number {
  return a.startedAt - b.startedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function idOf(record: unknown): string {
  return typeof record === "object" &&
    record !== null &&
    "id" in record &&
    typeof record.id === "string"
    ? record.id
    : "";
}
