import { sessionValues } from "@streakline/drizzle/session-columns.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { CONSENTS, type DeviceConsentKind } from "@streakline/shared/privacy/consents.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { asUserPipelined, type Pool } from "../platform/database/db.ts";
import { retryingConflicts } from "../platform/database/retrying.ts";
import type { ConsentsSince, Rejection } from "./parse-batch.ts";
import { spansOf } from "./spans.ts";

/** What is written about a batch besides its sessions. */
export type BatchRow = {
  userId: string;
  deviceId: string;
  id: string;
  /** Hex of SHA-256 over the body. */
  bodyHash: string;
  rejected: readonly Rejection[];
  /** Records in the batch, refused ones included. Stored if some were refused. */
  recordsTotal: number;
  client: string;
  timeZone: string;
  sealedAt: EpochSeconds;
};

/**
 * What became of a batch: stored now (`days` are dirty; left out for want of consent were records
 * of the kinds in `missing`, and of kinds in `since` those that started before), known before, or
 * refused because the device may not push (any more).
 */
type BatchOutcome =
  | { state: "stored"; days: Day[]; missing: DeviceConsentKind[]; since: ConsentsSince | null }
  | { state: "known" }
  | { state: "device_refused" };

/**
 * Stores a batch, its sessions and its dirty days in one transaction, or nothing of it. A batch id
 * that is there already changes nothing, and neither does a session that is. The device and the
 * person's consents are checked in the same transaction: nothing a revoked device sends is stored,
 * whatever any cache says. The SQL function sets the person itself and inserts from arrays, so the
 * whole takes one flight (begin, person, insert and commit as messages of their own cost a fifth
 * more). Refuses with `unavailable`; a deadlock runs it again.
 */
export async function insertBatch(
  { raw, semaphore }: Pool,
  batch: BatchRow,
  sessions: readonly CodingSession[],
  visits: readonly WebsiteSession[] = [],
): Promise<BatchOutcome> {
  const { texts, numbers } = sessionValues(sessions);
  const parameters = [
    ...[batch.userId, batch.deviceId, batch.id, batch.bodyHash, storedAnswer(batch)],
    ...[batch.client, batch.timeZone, batch.sealedAt],
    sessions.map(({ id }) => id),
    texts,
    numbers,
    boundsOf(sessions),
    CONSENTS_NEEDED,
    visits.length === 0 ? null : JSON.stringify({ rows: visits, spans: boundsOf(visits) }),
  ];
  const { prepare } = raw.options;
  const [row] = await retryingConflicts(() =>
    semaphore.run(
      async () => await raw.unsafe<BatchOutcome[]>(PUSH_BATCH, parameters, { prepare }),
    ),
  );
  if (row === undefined) throw new Error("push_batch gave no row");
  return row;
}

/** JSON of what is kept of the answer. `records`, for `npm run admin -- refusals`: all of them. */
function storedAnswer({ rejected, recordsTotal }: BatchRow): string {
  return JSON.stringify(rejected.length === 0 ? { rejected } : { rejected, records: recordsTotal });
}

/** Start and end of every span, one after another. */
function boundsOf(sessions: readonly (CodingSession | WebsiteSession)[]): EpochSeconds[] {
  return spansOf(sessions).flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
}

/** For coding, sites and page keys the first version of their consent that is enough. */
const CONSENTS_NEEDED = `{${(["coding", "sites", "page_keys"] as const)
  .map((kind) => CONSENTS[kind].widenedIn)
  .join(",")}}`;
const PUSH_BATCH = `select state, days, missing, since
  from push_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

type StoredBatch = {
  bodyHash: string;
  rejected: Rejection[];
  missing: DeviceConsentKind[];
  since: ConsentsSince | null;
};

/** What was stored of a batch, null when its id is unknown. */
export async function storedBatch(
  { raw }: Pick<Pool, "raw">,
  userId: string,
  id: string,
): Promise<StoredBatch | null> {
  const [rows] = await asUserPipelined(raw, userId, (c) => [
    c`
      select encode(body_hash, 'hex') as "bodyHash", answer -> 'rejected' as rejected,
        coalesce(answer -> 'missing', '[]') as missing, answer -> 'since' as since
      from batches where user_id = ${userId} and id = ${id}`,
  ]);
  return (rows[0] as StoredBatch | undefined) ?? null;
}
