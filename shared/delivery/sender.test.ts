import type { CodingSession } from "../activity/coding-session.ts";
import { encodeBatch, sealBatch } from "../activity/batch-buffer.ts";
import { aRecord, SUNDAY } from "../testing/builders.ts";
import { deliveryContract } from "../testing/delivery-contract.ts";
import { apiOver } from "../testing/wire-server.ts";
import type { DeviceKey, Outbox, RefusedRecord, SealedBatch } from "./ports.ts";
import { createSender } from "./sender.ts";
import { DELIVERING } from "./standing.ts";
import { createTokens } from "./tokens.ts";

type Entry = { sealed: SealedBatch<CodingSession>; failures: number };

// the smallest adapters there are: everything in memory
deliveryContract("a client in memory", async ({ server, clock, device }) => {
  let held: DeviceKey = device;
  let standing = DELIVERING;
  let entries: Entry[] = [];
  let ids = 0;
  const quarantine: RefusedRecord[] = [];
  const logged: string[] = [];
  const newId = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`;
  const put = (batch: SealedBatch<CodingSession>["batch"], failures: number) =>
    entries.unshift({ sealed: { batch, body: encodeBatch(batch) }, failures });

  const outbox: Outbox<Entry, CodingSession> = {
    isMine: async () => true,
    list: async () => entries,
    read: async ({ sealed }) => sealed,
    async settle(entry, outcome) {
      entries = entries.filter((one) => one !== entry);
      if (outcome.kind === "replaced")
        for (const batch of outcome.batches) put(batch, outcome.failures);
      else quarantine.push(...outcome.refused);
      if (outcome.kind === "acknowledged") standing = DELIVERING;
    },
    standing: async () => standing,
    async stand(next, failed) {
      standing = next;
      if (failed !== null) failed.failures += 1;
    },
  };
  const api = apiOver(server.post);
  const addressSetting = "the address";
  const keys = {
    read: async () => ({ device: held }),
    write: async (next: DeviceKey) => void (held = next),
  };
  const tokens = createTokens({
    api,
    keys,
    clock,
    addressSetting,
    asking: async () => async () => undefined,
  });
  const sender = createSender({
    api,
    outbox,
    tokens,
    clock,
    log: (line) => logged.push(line),
    childId: newId,
    addressSetting,
    batchesMax: Number.POSITIVE_INFINITY,
  });
  return {
    sender,
    async add(count) {
      const startedAt = SUNDAY + (ids += 1) * 300;
      const sessions = Array.from({ length: count }, (_, n) =>
        aRecord({ startedAt: startedAt + n }),
      );
      const client = { name: "test", version: "1" };
      const batch = sealBatch({
        id: newId(),
        sealedAt: startedAt,
        timeZone: "UTC",
        client,
        sessions,
      });
      put(batch, 0);
      return batch;
    },
    waiting: async () => entries.map(({ sealed }) => sealed.batch.id),
    quarantine: async () =>
      quarantine.map(({ record, code }) => [(record as CodingSession).id, code]),
    state: async () => standing.state,
    device: async () => held,
    kept: async () => JSON.stringify([entries, quarantine, standing, logged]),
  };
});
