/**
 * The door to the browser's storage. `set` writes all of its items or none; values are plain JSON.
 */
export type Store = {
  get(keys: readonly string[]): Promise<Record<string, unknown>>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Every key there is. */
  keys(): Promise<string[]>;
};
