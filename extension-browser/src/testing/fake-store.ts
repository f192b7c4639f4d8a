import type { Store } from "../store/store.ts";

export class Killed extends Error {}

/**
 * A storage that outlives the background, and may kill it: before an operation, or after it was
 * done and before the answer comes.
 */
export type FakeStore = Store & {
  items: Map<string, string>;
  operations: number;
  /**
   * Before the operation with this number everything fails with Killed; half numbers kill just
   * after the one before was done.
   */
  killAt: number;
  /** Every `set` fails as a full disk does. */
  isFull: boolean;
};

export function fakeStore(): FakeStore {
  const items = new Map<string, string>();
  async function operation<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    const number = (store.operations += 1);
    if (number >= store.killAt) throw new Killed(`killed before operation ${number}`);
    const result = work();
    if (number + 0.5 >= store.killAt) throw new Killed(`killed after operation ${number}`);
    return result;
  }
  const store: FakeStore = {
    items,
    operations: 0,
    killAt: Number.POSITIVE_INFINITY,
    isFull: false,
    get: (keys) =>
      operation(() =>
        Object.fromEntries(
          keys.flatMap((key) =>
            items.has(key) ? [[key, JSON.parse(items.get(key) ?? "null") as unknown]] : [],
          ),
        ),
      ),
    set: (values) =>
      operation(() => {
        if (store.isFull) throw new Error("QuotaExceededError");
        for (const [key, value] of Object.entries(values))
          if (value !== undefined) items.set(key, JSON.stringify(value));
      }),
    remove: (keys) =>
      operation(() => {
        for (const key of keys) items.delete(key);
      }),
    keys: () => operation(() => [...items.keys()]),
  };
  return store;
}
