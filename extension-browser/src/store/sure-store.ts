import { TRIAL } from "./stored-names.ts";
import type { Store } from "./store.ts";

/**
 * Whether the storage has refused a write since the browser was started. Outlives the background.
 */
export type Refusal = {
  has(): Promise<boolean>;
  note(): Promise<void>;
  forget(): Promise<void>;
};

/** More than the browser keeps in memory before it begins another log (4 MiB in Chromium). */
const TRIAL_TEXT_LENGTH = 6 * 1024 * 1024;

/**
 * A store that never writes on just behind a refusal. Chromium appends to a log; where the disk was
 * full, the log is torn, and whatever is appended behind that place is taken, read back, and gone
 * when the browser starts the next time. So what comes first after a refusal is a trial so large
 * that another log is begun. While it is refused, `set` and `remove` reject, and nothing is
 * recorded that could be lost.
 */
export function sureStore(store: Store, refusal: Refusal): Store {
  async function surely(write: () => Promise<void>): Promise<void> {
    try {
      if (await refusal.has()) {
        await store.set({ [TRIAL]: "-".repeat(TRIAL_TEXT_LENGTH) });
        await store.remove([TRIAL]);
        await refusal.forget();
      }
      await write();
    } catch (error) {
      await refusal.note();
      throw error;
    }
  }

  return {
    ...store,
    set: (items) => surely(() => store.set(items)),
    remove: (keys) => surely(() => store.remove(keys)),
  };
}
