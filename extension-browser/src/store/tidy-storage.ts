import { measureBatch, websiteBatch } from "../outbox/outbox.ts";
import type { Store } from "./store.ts";
import {
  batchName,
  isBatchName,
  type Outbox,
  ownerOf,
  STORED,
  TRIAL,
  type Waiting,
} from "./stored-names.ts";
import { storedValues } from "./stored-values.ts";

/**
 * Runs once after each start of the background. Rebuilds a damaged outbox, moves unreadable records
 * to the quarantine, and deletes values that no name refers to. `at`: now, in epoch seconds.
 */
export async function tidyStorage(store: Store, at: number): Promise<void> {
  const raw = (await store.get(["outbox"]))["outbox"];
  if (raw !== undefined && !STORED.outbox.schema.safeParse(raw).success)
    return rebuildOutbox(store);
  await keepUnreadableRecorder(store, at);
  const { outbox } = await storedValues(store, ["outbox"]);
  const known = new Set(outbox.waiting.map(({ number }) => batchName(number)));
  const stray = (await store.keys()).filter(
    (key) => key === TRIAL || (isBatchName(key) && !known.has(key)),
  );
  if (stray.length > 0) await store.remove(stray);
}

/** Rebuilds the outbox from the stored batches. The server ignores batches that it has already. */
async function rebuildOutbox(store: Store): Promise<void> {
  const { account } = await storedValues(store, ["account"]);
  const names = (await store.keys()).filter(isBatchName);
  const bodies = await store.get(names);
  const waiting = names.flatMap((name) => {
    const number = Number(name.slice(name.indexOf(":") + 1));
    const entry = account === null ? null : waitingOf(number, ownerOf(account), bodies[name]);
    return entry === null ? [] : [entry];
  });
  const next = 1 + waiting.reduce((most, { number }) => Math.max(most, number), 0);
  await store.set({
    outbox: { next, waiting: waiting.toSorted((a, b) => a.number - b.number) } satisfies Outbox,
  });
}

/** Moves an open recorder that this version cannot read to the quarantine, where people see it. */
async function keepUnreadableRecorder(store: Store, at: number): Promise<void> {
  const raw = (await store.get(["recorder"]))["recorder"];
  if (raw === undefined || STORED.recorder.schema.safeParse(raw).success) return;
  const { quarantine } = await storedValues(store, ["quarantine"]);
  const refused = {
    at,
    batchId: "",
    code: "unreadable",
    sentence: "This version does not understand what was being recorded.",
    record: raw,
  };
  await store.set({ recorder: null, quarantine: [refused, ...quarantine] });
}

function waitingOf(number: number, owner: string, body: unknown): Waiting | null {
  try {
    const batch = websiteBatch(String(body));
    return { number, owner, ...measureBatch(batch, String(body)), failures: 0 };
  } catch {
    return null;
  }
}
