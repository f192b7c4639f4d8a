import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { eraseOldVisits } from "../../privacy/erase.store.ts";
import { firstDayKept } from "../../privacy/first-day-kept.ts";
import { type KeptFor, newestBatchAt, peopleWithVisits } from "../../privacy/retention.store.ts";
import type { PipelineContext } from "./batch-pipeline.ts";
import { keepDays } from "./derive-days.ts";

const PEOPLE_AT_ONCE = 500;
/** How far the clock may be ahead of the newest batch. */
const AHEAD_SECONDS_MAX = 31 * 86_400;

/**
 * Deletes visits that are older than their person keeps them, after the sums of their days were
 * kept. Works in small transactions, so the next run continues after a crash. A failure for one
 * person does not stop the others. Gives the number of deleted visits; throws when the signal comes.
 *
 * What is deleted is gone, so a clock that is wrong by years must not decide alone: a month after
 * the newest batch is the latest time that counts as now.
 */
export async function deleteOldSites(
  ctx: PipelineContext,
  signal?: AbortSignal,
): Promise<{ visits: number }> {
  const { worker } = ctx.databases;
  const now = Math.min(ctx.clock(), (await newestBatchAt(worker)) + AHEAD_SECONDS_MAX);
  let visits = 0;
  let after: string | null = null;
  while (true) {
    const people = await peopleWithVisits(worker, after, PEOPLE_AT_ONCE);
    for (const person of people) {
      signal?.throwIfAborted();
      after = person.userId;
      try {
        visits += await deleteOldSitesOf(ctx, person, now, signal);
      } catch (error) {
        signal?.throwIfAborted();
        ctx.log.error(
          { err: error, userId: person.userId },
          "Old visits to websites could not be deleted; trying again tomorrow",
        );
      }
    }
    if (people.length < PEOPLE_AT_ONCE) return { visits };
  }
}

/** Deletes one person's old visits as deleteOldSites() does. Gives their number. */
export async function deleteOldSitesOf(
  ctx: PipelineContext,
  person: KeptFor,
  now: EpochSeconds = ctx.clock(),
  signal?: AbortSignal,
): Promise<number> {
  const before = firstDayKept(now, person);
  let kept = await keepDays(ctx, person.userId, before);
  while (kept.isMore) {
    signal?.throwIfAborted();
    kept = await keepDays(ctx, person.userId, before);
  }
  return await eraseOldVisits(ctx.databases.worker, person.userId, kept.neededFrom);
}
