import type { BatchEnvelope, PushAnswer } from "@streakline/shared/activity/batch.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import type { Ctx, PrincipalOf } from "../trpc/context.ts";
import { insertBatch, storedBatch } from "./batches.store.ts";
import {
  inConflict,
  parseBatch,
  type Rejection,
  resultsOf,
  withoutConsent,
} from "./parse-batch.ts";

/**
 * Stores a batch of a device and gives one result per record, after the commit; then the dirty days
 * are enqueued.
 * - Idempotent for ever: the same id with the same body gets the same answer, with another body
 *   `batch_conflict`.
 * - Records are checked one by one, so invalid ones do not hold back the others.
 * - Of two records with one id and other content the first counts; the second is refused as
 *   `record_conflict`.
 * - A record without consent, or from before the latest yes after a no, is refused as
 *   `consent_missing`.
 * `hash`: bodyHash() of the body. Throws `key_revoked` when the device may no longer push, and
 * `unavailable` when the database cannot be reached; nothing is acknowledged then.
 */
export async function acceptBatch(
  ctx: Ctx<"databases" | "clock" | "enqueueDays">,
  device: Pick<PrincipalOf<"device">, "userId" | "deviceId">,
  batch: BatchEnvelope,
  hash: string,
): Promise<PushAnswer> {
  const { sessions, visits, rejected } = parseBatch(batch.records, ctx.clock());
  const outcome = await insertBatch(
    ctx.databases.app,
    {
      ...device,
      id: batch.id,
      bodyHash: hash,
      rejected,
      recordsTotal: batch.records.length,
      client: `${batch.client.name}/${batch.client.version}`,
      timeZone: canonicalTimeZone(batch.timeZone) ?? UNKNOWN_ZONE,
      sealedAt: batch.sealedAt,
    },
    sessions,
    visits,
  );
  switch (outcome.state) {
    case "device_refused":
      throw new DomainError("key_revoked");
    case "known":
      return answerAgain(ctx, device.userId, batch, hash);
    case "stored":
      if (outcome.days.length > 0) ctx.enqueueDays(device.userId, outcome.days);
      return { batchId: batch.id, results: results(batch.records, { ...outcome, rejected }) };
  }
}

/**
 * CLDR's name for an unknown zone. A device with newer zone data than this server must not lose its
 * time.
 */
const UNKNOWN_ZONE = "Etc/Unknown";

// Equal bytes contain equal records, so only the refusals have to be stored.
async function answerAgain(
  ctx: Ctx<"databases">,
  userId: string,
  batch: BatchEnvelope,
  hash: string,
): Promise<PushAnswer> {
  const stored = await storedBatch(ctx.databases.app, userId, batch.id);
  if (stored === null) throw new DomainError("unavailable", { seconds: 1 });
  if (stored.bodyHash !== hash) throw new DomainError("batch_conflict");
  return { batchId: batch.id, results: results(batch.records, stored) };
}

type Left = Parameters<typeof withoutConsent>[2] & {
  readonly rejected: readonly Rejection[];
  readonly conflicts: readonly string[];
};

function results(records: BatchEnvelope["records"], left: Left): PushAnswer["results"] {
  const refused = [...left.rejected, ...withoutConsent(records, left.rejected, left)];
  return resultsOf(records, [...refused, ...inConflict(records, refused, left.conflicts)]);
}
