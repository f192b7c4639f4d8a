import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { Outbox, RefusedRecord } from "@streakline/shared/delivery/ports.ts";
import { DELIVERING } from "@streakline/shared/delivery/standing.ts";
import { mendBatch } from "../outbox/mend-batch.ts";
import {
  acknowledgeBatch,
  readBatch,
  replaceBatch,
  type Waiting,
  waitingBatches,
} from "../outbox/outbox.ts";
import { quarantine } from "../outbox/quarantine.ts";
import type { Disk } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { createStoredStanding } from "./delivery-status.ts";

export type DiskOutboxDeps = {
  disk: Disk;
  names: AccountNames;
  client: { name: string; version: string };
  timeZone: () => string;
  nowMilliseconds: () => number;
  holdsLease: () => Promise<boolean>;
  /** Whether what waits may be sent at all. */
  mayRecord: () => Promise<boolean>;
  /** Takes a batch from the outbox of which some records may not be kept; the rest was stored. */
  discardRefused: (entry: Waiting, batch: Batch, refusedIds: ReadonlySet<string>) => Promise<void>;
};

/** The batches of one account on this machine's disk, for the window that holds the lease. */
export function createDiskOutbox(deps: DiskOutboxDeps): Outbox<FailedWaiting, CodingSession> {
  const { disk, names } = deps;
  const failures = new Map<string, number>();
  const standing = createStoredStanding(deps);

  const setAside = (id: string, refused: readonly RefusedRecord[]) =>
    quarantine(disk, names, id, refused, deps.nowMilliseconds());

  return {
    isMine: deps.holdsLease,
    async list() {
      const waiting = (await deps.mayRecord()) ? await waitingBatches(disk, names) : [];
      return waiting.map((entry) => ({ ...entry, failures: failures.get(entry.batchId) ?? 0 }));
    },
    async read(entry) {
      const file = await readBatch(disk, names.outbox, entry.name);
      if (file === null) return null;
      if (file.state === "whole") return (await deps.mayRecord()) ? file.sealed : null;
      await mendBatch(deps, entry, file.state === "salvaged" ? file.records : null);
      return null;
    },
    async settle(entry, outcome) {
      switch (outcome.kind) {
        case "acknowledged": {
          const { sealed, refused, unwanted } = outcome;
          await setAside(sealed.batch.id, refused);
          const ids = new Set(unwanted.map(({ id }) => id));
          if (ids.size > 0) await deps.discardRefused(entry, sealed.batch, ids);
          else await acknowledgeBatch(disk, names, entry.name);
          failures.delete(entry.batchId);
          return standing.write(DELIVERING, ids.size < sealed.batch.records.length);
        }
        case "replaced":
          for (const { id } of outcome.batches) failures.set(id, outcome.failures);
          return replaceBatch(disk, names, entry.name, outcome.batches);
        case "refused":
          await setAside(entry.batchId, outcome.refused);
          return replaceBatch(disk, names, entry.name, []);
      }
    },
    standing: standing.read,
    async stand(next, failed) {
      if (failed !== null) failures.set(failed.batchId, failed.failures + 1);
      await standing.write(next, false);
    },
  };
}

type FailedWaiting = Waiting & { failures: number };
