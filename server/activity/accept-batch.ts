import type { BatchEnvelope, PushAnswer } from "@streakline/shared/activity/batch.ts";
import { DomainError } from "@streakline/shared/errors.ts";
import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";
import type { Ctx, PrincipalOf } from "../trpc/context.ts";
import { insertBatch, storedBatch } from "./batches.store.ts";
import { parseBatch, resultsOf, withoutConsent } from "./parse-batch.ts";

/**
 * Stores a batch of a device and answers for every record; the answer is given only after the
 * commit, and the dirty days are enqueued after that. Idempotent for ever: the same id with the
 * same body gets the same answer, with another body `batch_conflict`. Records are judged one by
 * one, so bad ones never hold back the others; those of a kind that the person has not consented
 * to, or that started before they consented again after a no, are refused as `consent_missing`.
 * `hash` is bodyHash() of the body. Refuses with `key_revoked` when the device may not push any
 * more, and with `unavailable` when the database cannot be reached: nothing is acknowledged then.
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
      return {
        batchId: batch.id,
        results: resultsOf(batch.records, [
          ...rejected,
          ...withoutConsent(batch.records, rejected, outcome),
        ]),
      };
  }
}

/**
 * CLDR's name for a zone nobody knows: a device with newer zone data than this server is no reason
 * to refuse its time.
 */
const UNKNOWN_ZONE = "Etc/Unknown";

// The same bytes hold the same records, so the refusals of then are all that has to be remembered.
async function answerAgain(
  ctx: Ctx<"databases">,
  userId: string,
  batch: BatchEnvelope,
  hash: string,
): Promise<PushAnswer> {
  const stored = await storedBatch(ctx.databases.app, userId, batch.id);
  if (stored === null) throw new DomainError("unavailable", { seconds: 1 });
  if (stored.bodyHash !== hash) throw new DomainError("batch_conflict");
  const { rejected } = stored;
  return {
    batchId: batch.id,
    results: resultsOf(batch.records, [
      ...rejected,
      ...withoutConsent(batch.records, rejected, stored),
    ]),
  };
}
