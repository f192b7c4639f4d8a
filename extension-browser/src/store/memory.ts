import { measureBatch, websiteBatch } from "../outbox/outbox.ts";
import {
  batchName,
  isBatchName,
  type Name,
  type Outbox,
  ownerOf,
  STORED,
  type Stored,
  TRIAL,
  type Waiting,
} from "./stored-names.ts";
import type { Store } from "./store.ts";

/**
 * What a change writes, all of it or nothing: new values, and the bytes of batches by their number.
 */
export type Change = {
  readonly values: Partial<Stored>;
  readonly batches?: Readonly<Record<number, string>>;
};

/** The bytes of a batch by its number, null when there are none. */
export type ReadBatch = (number: number) => Promise<string | null>;

export type Memory = {
  /**
   * The values as they are after all changes that were asked for before. A value that cannot be
   * read is as good as none.
   */
  read<N extends Name>(...names: N[]): Promise<Pick<Stored, N>>;
  /**
   * Reads, decides and writes in one turn: changes never overlap, and each is one write. `decide`
   * gives null to change nothing; it may wait for what is not in this memory, but must not ask it
   * for anything else than the bytes of batches. Rejects when the storage does; then nothing was
   * changed.
   */
  change<N extends Name>(
    names: readonly N[],
    decide: (now: Pick<Stored, N>, batch: ReadBatch) => Change | null | Promise<Change | null>,
  ): Promise<void>;
  batch: ReadBatch;
  /** Bytes that no list names any more. A crash before this leaves them lying until tidy(). */
  dropBatches(numbers: readonly number[]): Promise<void>;
  /** Once in the life of a background. `at`: now, in epoch seconds. */
  tidy(at: number): Promise<void>;
  clear(keep: readonly Name[]): Promise<void>;
};

/** The stored state behind one queue, so that no two writers ever see the same old value. */
export function createMemory(store: Store): Memory {
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function values<N extends Name>(names: readonly N[]): Promise<Pick<Stored, N>> {
    const raw = await store.get(names);
    return Object.fromEntries(names.map((name) => [name, valueOf(name, raw[name])])) as Pick<
      Stored,
      N
    >;
  }

  async function batch(number: number): Promise<string | null> {
    const body = (await store.get([batchName(number)]))[batchName(number)];
    return typeof body === "string" ? body : null;
  }

  /**
   * A damaged list: the batches themselves still tell what waits. The server knows those that it
   * had.
   */
  async function rebuildOutbox(): Promise<void> {
    const { account } = await values(["account"]);
    const names = (await store.keys()).filter(isBatchName);
    const bodies = await store.get(names);
    const waiting = names.flatMap((name) => {
      const entry =
        account === null
          ? null
          : waitingOf(Number(name.slice(name.indexOf(":") + 1)), ownerOf(account), bodies[name]);
      return entry === null ? [] : [entry];
    });
    const next = 1 + waiting.reduce((most, { number }) => Math.max(most, number), 0);
    await store.set({
      outbox: { next, waiting: waiting.toSorted((a, b) => a.number - b.number) } satisfies Outbox,
    });
  }

  /**
   * What was recorded by a version whose state is not understood any more is not dropped silently.
   */
  async function keepUnreadableRecorder(at: number): Promise<void> {
    const raw = (await store.get(["recorder"]))["recorder"];
    if (raw === undefined || STORED.recorder.schema.safeParse(raw).success) return;
    const { quarantine } = await values(["quarantine"]);
    const refused = {
      at,
      batchId: "",
      code: "unreadable",
      sentence: "This version does not understand what was being recorded.",
      record: raw,
    };
    await store.set({ recorder: null, quarantine: [refused, ...quarantine] });
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
    tidy: (at) =>
      inTurn(async () => {
        const raw = (await store.get(["outbox"]))["outbox"];
        if (raw !== undefined && !STORED.outbox.schema.safeParse(raw).success)
          return rebuildOutbox();
        await keepUnreadableRecorder(at);
        const { outbox } = await values(["outbox"]);
        const known = new Set(outbox.waiting.map(({ number }) => batchName(number)));
        const stray = (await store.keys()).filter(
          (key) => key === TRIAL || (isBatchName(key) && !known.has(key)),
        );
        if (stray.length > 0) await store.remove(stray);
      }),
    clear: (keep) =>
      inTurn(async () => {
        const kept = new Set<string>(keep);
        await store.remove((await store.keys()).filter((key) => !kept.has(key)));
      }),
  };
}

function waitingOf(number: number, owner: string, body: unknown): Waiting | null {
  try {
    const batch = websiteBatch(String(body));
    return { number, owner, ...measureBatch(batch, String(body)), failures: 0 };
  } catch {
    return null;
  }
}

function valueOf(name: Name, raw: unknown): unknown {
  const { schema, empty, ...rest } = STORED[name];
  if (raw === undefined) return empty;
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  return "unreadable" in rest ? rest.unreadable : empty;
}
