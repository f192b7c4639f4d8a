import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import type { StateStorage } from "../store/state-storage.ts";
import { addBatches } from "./outbox.ts";
import { ownerOf } from "../store/stored-names.ts";

/**
 * The most records that one call sends again, and the seconds a record stays refused before that.
 */
const RELEASED_MAX = 200;
const REFUSED_SECONDS_MIN = 900;

/**
 * Moves records back to the outbox that were refused for lying in the future, once their time has
 * come: a wrong clock loses nothing. Only of the connected account, in one write.
 */
export async function releaseRefused({
  storage,
  nowMs,
  newId,
  client,
}: {
  storage: StateStorage;
  nowMs: () => number;
  newId: () => string;
  client: { name: string; version: string };
}): Promise<void> {
  const at = Math.floor(nowMs() / 1000);
  await storage.change(["quarantine", "outbox", "account"], ({ quarantine, outbox, account }) => {
    if (account === null) return null;
    const owner = ownerOf(account);
    const released = new Map<(typeof quarantine)[number], WebsiteSession>();
    for (const refused of quarantine) {
      if (
        refused.code !== "in_future" ||
        (refused.owner ?? owner) !== owner ||
        Math.abs(at - refused.at) < REFUSED_SECONDS_MIN
      )
        continue;
      const record = WebsiteSession.safeParse(refused.record);
      if (record.success && record.data.endedAt <= at && released.size < RELEASED_MAX)
        released.set(refused, record.data);
    }
    if (released.size === 0) return null;
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const batch = sealBatch({
      id: newId(),
      sealedAt: at,
      timeZone,
      client,
      sessions: [...released.values()],
    });
    const placed = addBatches(outbox, owner, [batch]);
    return {
      values: {
        quarantine: quarantine.filter((refused) => !released.has(refused)),
        outbox: placed.outbox,
      },
      batches: placed.batches,
    };
  });
}
