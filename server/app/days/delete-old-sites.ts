import { eraseOldVisits } from "../../privacy/erase.store.ts";
import { firstDayKept } from "../../privacy/first-day-kept.ts";
import { type KeptFor, peopleWithVisits } from "../../privacy/retention.store.ts";
import type { PipelineContext } from "./batch-pipeline.ts";
import { keepDays } from "./derive-days.ts";

const PEOPLE_AT_ONCE = 500;

/**
 * Deletes visits that are older than their person keeps them, after the sums of their days were
 * kept. Works in small transactions, so the next run continues after a crash. A failure for one
 * person does not stop the others. Gives the number of deleted visits; throws when the signal comes.
 */
export async function deleteOldSites(
  ctx: PipelineContext,
  signal?: AbortSignal,
): Promise<{ visits: number }> {
  let visits = 0;
  let after: string | null = null;
  while (true) {
    const people = await peopleWithVisits(ctx.databases.worker, after, PEOPLE_AT_ONCE);
    for (const person of people) {
      signal?.throwIfAborted();
      const { userId } = person;
      after = userId;
      try {
        visits += await deleteOldSitesOf(ctx, person);
      } catch (error) {
        ctx.log.error(
          { err: error, userId },
          "Old visits to websites could not be deleted; trying again tomorrow",
        );
      }
    }
    if (people.length < PEOPLE_AT_ONCE) return { visits };
  }
}

/** Deletes one person's old visits as deleteOldSites() does. Gives their number. */
export async function deleteOldSitesOf(ctx: PipelineContext, person: KeptFor): Promise<number> {
  const { userId } = person;
  const before = firstDayKept(ctx.clock(), person);
  let kept = await keepDays(ctx, userId, before);
  while (kept.isMore) kept = await keepDays(ctx, userId, before);
  return await eraseOldVisits(ctx.databases.worker, userId, kept.neededFrom);
}
