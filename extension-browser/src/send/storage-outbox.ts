import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import type { Outbox, Outcome } from "@streakline/shared/delivery/ports.ts";
import { websiteBatch } from "../outbox/outbox.ts";
import { isListed, settleBatch, SETTLE_NAMES } from "../outbox/settle-batch.ts";
import type { StateStorage } from "../store/state-storage.ts";
import { ownerOf, type Waiting } from "../store/stored-names.ts";

/** The batches of the account that is connected, in the browser's storage. */
export function createStorageOutbox({
  storage,
  nowMs,
  newId,
}: {
  storage: StateStorage;
  nowMs: () => number;
  newId: () => string;
}): Outbox<Waiting, WebsiteSession> {
  async function settle(entry: Waiting, outcome: Outcome<WebsiteSession>): Promise<void> {
    const at = Math.floor(nowMs() / 1000);
    await storage.change(SETTLE_NAMES, (now) => settleBatch(now, entry, outcome, { at, newId }));
    await storage.dropBatches([entry.number]);
  }

  return {
    // one background writes, and each change is one write
    isMine: async () => true,
    async list() {
      const { outbox, account } = await storage.read("outbox", "account");
      if (account === null) return [];
      return outbox.waiting.filter(({ owner }) => owner === ownerOf(account)).toReversed();
    },
    async read(entry, device) {
      const { outbox } = await storage.read("outbox");
      // somebody else has connected, or consent was withdrawn and the batch with it
      if (ownerOf(device) !== entry.owner || !isListed(outbox, entry)) return null;
      const body = await storage.batch(entry.number);
      try {
        if (body === null) throw new Error("no bytes");
        return { body, batch: websiteBatch(body) };
      } catch {
        const sentence = "The storage damaged this batch.";
        const refused = [{ record: body, code: "unreadable", sentence }];
        await settle(entry, { kind: "refused", refused });
        return null;
      }
    },
    settle,
    standing: async () => (await storage.read("status")).status,
    stand: (standing, failed) =>
      storage.change(["status", "outbox"], ({ status, outbox }) => ({
        values: {
          status: { ...status, ...standing },
          ...(failed === null ? {} : { outbox: counted(outbox, failed) }),
        },
      })),
  };
}

/** The list with one more failure of a batch. */
function counted<O extends { waiting: Waiting[] }>(outbox: O, { number }: Waiting): O {
  const waiting = outbox.waiting.map((entry) =>
    entry.number === number ? { ...entry, failures: entry.failures + 1 } : entry,
  );
  return { ...outbox, waiting };
}
