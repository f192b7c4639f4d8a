import { FUTURE_SECONDS_MAX } from "@streakline/shared/time/instant.ts";
import type { DeletePastAnswer } from "@streakline/shared/privacy/retention.ts";
import type { ConsentKind } from "@streakline/shared/privacy/consents.ts";
import { asUser } from "../platform/database/db.ts";
import type { Ctx } from "../trpc/context.ts";
import { latestConsents } from "../read/consents.store.ts";
import { rederiveProgress } from "../read/rederive-progress.store.ts";
import { erasePageKeys, eraseSessions, eraseSiteDays, markAllDays } from "./erase.store.ts";

/**
 * Deletes for ever what was recorded of a person under one consent up to now, and derives their
 * days again; for websites also the sums of days. Later records stay: withdraw the consent first to
 * stop them; this then also deletes records of a device whose clock is ahead. Presence and boards
 * have no records of their own. A second call deletes what is left.
 */
export async function deletePast(
  ctx: Ctx<"databases" | "clock" | "enqueueRederive">,
  userId: string,
  kind: ConsentKind,
): Promise<DeletePastAnswer> {
  const recordsDeleted = await erased(ctx, userId, kind);
  const rederive = await asUser(ctx.databases.app, userId, (tx) => rederiveProgress(tx, userId));
  if (rederive.daysLeft > 0) ctx.enqueueRederive(userId);
  return { recordsDeleted, rederive };
}

async function erased(
  { databases, clock }: Ctx<"databases" | "clock">,
  userId: string,
  kind: ConsentKind,
): Promise<number> {
  const { app, worker } = databases;
  const answers = await asUser(app, userId, (tx) => latestConsents(tx, userId));
  const until = answers.get(kind)?.given === true ? clock() : clock() + FUTURE_SECONDS_MAX;
  switch (kind) {
    case "coding":
      await markAllDays(worker, userId);
      return await eraseSessions(worker, userId, "coding_sessions", until);
    case "sites": {
      const visits = await eraseSessions(worker, userId, "website_sessions", until);
      // Last: while there are visits, the nightly deletion of old ones may keep their sums.
      await eraseSiteDays(worker, userId);
      return visits;
    }
    case "page_keys":
      return await erasePageKeys(worker, userId);
    case "presence":
    case "boards":
      return 0;
  }
}
