import type { BatchEnvelope, PushAnswer } from "@streakline/shared/activity/batch.ts";
import type { Ctx, PrincipalOf } from "../trpc/context.ts";
/**
 * Stores a batch of a device and answers for every record; the answer is given only after the commit, and the dirty days are enqueued after
 * that. Idempotent for ever: the same id with the same body gets the same answer, with another body `batch_conflict`. Records are judged
 * one by one, so bad ones never hold back the others. `hash` is bodyHash() of the body. Refuses with `key_revoked` when the device may not
 * push any more, and with `unavailable` when the database cannot be reached: nothing is acknowledged then.
 */
export declare function acceptBatch(ctx: Ctx<"databases" | "clock" | "enqueueDays">, device: Pick<PrincipalOf<"device">, "userId" | "deviceId">, batch: BatchEnvelope, hash: string): Promise<PushAnswer>;
