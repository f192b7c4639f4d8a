import type { DeletePastAnswer } from "@streakline/shared/privacy/retention.ts";
import type { ConsentKind } from "@streakline/shared/privacy/consents.ts";
import type { Ctx } from "../trpc/context.ts";
import { erasePageKeys, eraseSessions, eraseSiteDays, markAllDays, rederiveProgress } from "./erase.store.ts";

/**
 * Deletes for ever what was recorded of a person under one consent up to now, and has their days derived again without it. Of websites also what
 * days add up to. What is recorded from now on is not touched: to stop that, withdraw the consent first. Presence and boards keep nothing of
 * their own. Running it again deletes what is left.
 */
export async function deletePast(
  ctx: Ctx<"databases" | "clock" | "enqueueRederive">,
  userId: string,
  kind: ConsentKind,
): Promise<DeletePastAnswer> {
  const { worker } = ctx.databases;
  const recordsDeleted = await erased(ctx, userId, kind);
  const rederive = await rederiveProgress(worker, userId);
  if (rederive.daysLeft > 0) ctx.enqueueRederive(userId);
  return { recordsDeleted, rederive };
}

async function erased({ databases: { worker }, clock }: Ctx<"databases" | "clock">, userId: string, kind: ConsentKind): Promise<number> {
  const until = clock();
  switch (kind) {
    case "coding":
      await markAllDays(worker, userId);
      return await eraseSessions(worker, userId, "coding_sessions", until);
    case "sites":
      await eraseSiteDays(worker, userId);
      return await eraseSessions(worker, userId, "website_sessions", until);
    case "page_keys":
      return await erasePageKeys(worker, userId);
    case "presence":
    case "boards":
      return 0;
  }
}
