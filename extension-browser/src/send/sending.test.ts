import { randomUUID } from "node:crypto";
import { sealBatch } from "@streakline/shared/activity/batch-buffer.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { aVisit, SUNDAY } from "@streakline/shared/testing/builders.ts";
import { deliveryContract } from "@streakline/shared/testing/delivery-contract.ts";
import { addBatches } from "../outbox/outbox.ts";
import { createSessionCache } from "../store/session-cache.ts";
import { createStateStorage } from "../store/state-storage.ts";
import { ownerOf } from "../store/stored-names.ts";
import { fakeStore } from "../testing/fake-store.ts";
import { createSending } from "./sending.ts";

deliveryContract("the browser", async ({ server, clock, device }) => {
  const store = fakeStore();
  const storage = createStateStorage(store);
  await store.set({ account: device });
  const { sender } = createSending({
    storage,
    cache: createSessionCache(fakeStore()),
    consents: { asking: async () => async () => undefined },
    post: server.post,
    clock,
    newId: randomUUID,
  });
  let sealed = 0;
  return {
    sender,
    async add(count) {
      const startedAt = SUNDAY + (sealed += 1) * 300;
      const visits = Array.from({ length: count }, (_, n) => aVisit({ startedAt: startedAt + n }));
      const batch = sealBatch<WebsiteSession>({
        id: randomUUID(),
        sealedAt: startedAt + 300,
        timeZone: "UTC",
        client: { name: "streakline-browser", version: "0.1.0" },
        sessions: visits,
      });
      await storage.change(["outbox"], ({ outbox }) => {
        const placed = addBatches(outbox, ownerOf(device), [batch]);
        return { values: { outbox: placed.outbox }, batches: placed.batches };
      });
      return batch;
    },
    waiting: async () => (await storage.read("outbox")).outbox.waiting.map(({ id }) => id),
    async quarantine() {
      const { quarantine } = await storage.read("quarantine");
      return quarantine.map(({ record, code }) => [(record as WebsiteSession).id, code]);
    },
    state: async () => (await storage.read("status")).status.state,
    device: async () => (await storage.read("account")).account,
    async kept() {
      const { account: _, ...kept } = Object.fromEntries(store.items);
      return JSON.stringify(kept);
    },
  };
});
