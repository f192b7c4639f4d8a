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

/** Longer than what the browser buffers before it begins a new log (4 MiB in Chromium). */
const TRIAL_TEXT_LENGTH = 6 * 1024 * 1024;

/**
 * A store that is safe after a refused write. Chromium appends to a log. A full disk tears the log:
 * later writes succeed and can be read, but are lost at the next start of the browser. So the first
 * write after a refusal is a trial value so large that Chromium begins a new log. Until the trial
 * succeeds, `set` and `remove` reject, so nothing is recorded that could be lost.
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
