import type { BatchEnvelope, RecordResult } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { parseRecord } from "@streakline/shared/activity/parse-record.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { sentence } from "@streakline/shared/errors.ts";
import { DeviceConsentKind } from "@streakline/shared/privacy/consents.ts";
import { isPlainSession } from "./plain-session.ts";

/**
 * A record that was refused, and where it stood in its batch. `id` is empty where the record had
 * none that can be shown.
 */
export type Rejection = { index: number; id: string; code: string; sentence: string };

/**
 * A batch whose records have been judged one by one: `sessions` and `visits` are to be stored,
 * sorted by start and id; `rejected` by index.
 */
export type ParsedBatch = {
  sessions: CodingSession[];
  visits: WebsiteSession[];
  rejected: Rejection[];
};

/**
 * Judges every record of a batch for itself, so that one bad record never holds back its siblings.
 * Sorting the good ones gives batches that share records one order to lock them in. Never throws,
 * whatever the records are.
 */
export function parseBatch(records: readonly unknown[], now: EpochSeconds): ParsedBatch {
  const sessions: CodingSession[] = [];
  const visits: WebsiteSession[] = [];
  const rejected: Rejection[] = [];
  for (const [index, record] of records.entries()) {
    if (isPlainSession(record, now)) {
      sessions.push(record);
      continue;
    }
    const parsed = parseRecord(record, now);
    if (parsed.record === null)
      rejected.push({ index, id: parsed.id, code: parsed.code, sentence: parsed.sentence });
    else if (parsed.record.kind === "coding") sessions.push(parsed.record);
    else visits.push(parsed.record);
  }
  return { sessions: sessions.sort(byStart), visits: visits.sort(byStart), rejected };
}

/** For kinds that a person consented to again after a no: since when. 0 for the others. */
export type ConsentsSince = Readonly<Record<DeviceConsentKind, EpochSeconds>>;

/**
 * The records that are refused because the person has not consented to their kind, by index: all
 * that were not `rejected` already and are of a kind in `missing`, or started before their kind's
 * `since`; a visit with page keys is of the kind `page_keys` too.
 * @example withoutConsent([visit], [], { missing: ["sites"], since: null }) // [{ index: 0, id:
 * visit.id, code: "consent_missing", … }]
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
 * The answer to a batch: one result per record, in order. Records that were not rejected count as
 * stored, also when they were before.
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
