import { createTurns } from "@streakline/shared/in-turn.ts";
import { batchName, type Name, type Stored } from "./stored-names.ts";
import { storedValues } from "./stored-values.ts";
import type { Store } from "./store.ts";
import { tidyStorage } from "./tidy-storage.ts";

/**
 * What a change writes, all of it or nothing: new values, and the bytes of batches by their number.
 */
export type Change = {
  readonly values: Partial<Stored>;
  readonly batches?: Readonly<Record<number, string>>;
};

/** The bytes of a batch by its number, null when there are none. */
export type ReadBatch = (number: number) => Promise<string | null>;

export type StateStorage = {
  /**
   * The values as they are after all changes that were asked for before. A value that cannot be
   * read is as good as none.
   */
  read<N extends Name>(...names: N[]): Promise<Pick<Stored, N>>;
  /**
   * Reads, decides and writes as one: changes never overlap, and each is one write. `decide` gives
   * null to change nothing. It may await, but reads from this storage only the bytes of batches:
   * anything else would deadlock. Rejects when the storage refuses; then nothing was changed.
   */
  change<N extends Name>(
    names: readonly N[],
    decide: (now: Pick<Stored, N>, batch: ReadBatch) => Change | null | Promise<Change | null>,
  ): Promise<void>;
  batch: ReadBatch;
  /**
   * Deletes the bytes of batches that the outbox no longer lists. After a crash before this, tidy()
   * deletes them.
   */
  dropBatches(numbers: readonly number[]): Promise<void>;
  /** Once in the life of a background. `at`: now, in epoch seconds. */
  tidy(at: number): Promise<void>;
  clear(keep: readonly Name[]): Promise<void>;
};

/** The stored state behind one queue: two writers never read the same old value. */
export function createStateStorage(store: Store): StateStorage {
  const inTurn = createTurns();
  const values = <N extends Name>(names: readonly N[]) => storedValues(store, names);

  async function batch(number: number): Promise<string | null> {
    const body = (await store.get([batchName(number)]))[batchName(number)];
    return typeof body === "string" ? body : null;
  }

  return {
    read: (...names) => inTurn(() => values(names)),
    change: (names, decide) =>
      inTurn(async () => {
        const change = await decide(await values(names), batch);
        if (change === null) return;
        const batches = Object.entries(change.batches ?? {}).map(([number, body]) => [
          batchName(Number(number)),
          body,
        ]);
        await store.set({ ...change.values, ...Object.fromEntries(batches) });
      }),
    batch: (number) => inTurn(() => batch(number)),
    dropBatches: (numbers) =>
      inTurn(async () => (numbers.length === 0 ? undefined : store.remove(numbers.map(batchName)))),
    tidy: (at) => inTurn(() => tidyStorage(store, at)),
    clear: (keep) =>
      inTurn(async () => {
        const kept = new Set<string>(keep);
        await store.remove((await store.keys()).filter((key) => !kept.has(key)));
      }),
  };
}
