import { TRIAL } from "./stored-names.ts";
import type { Store } from "./store.ts";

export type SureStoreDeps = {
  /** Whether the storage has refused a write since the browser, or the extension, was started. Outlives the background. */
  wasRefused: () => Promise<boolean>;
  noteRefused: () => Promise<void>;
  /** Ends the whole extension and starts it; the storage is closed and opened with it. */
  startAnew: () => void;
};

/** Room enough for a few writes more. */
const TRIAL_TEXT = "-".repeat(16_384);

/**
 * A store that never writes on after a refusal. Chromium appends to a log; where the disk was full, the log is torn, and whatever is appended
 * behind that place is taken, read back, and gone with the next start. So the first write that would succeed again is a trial, after which
 * the extension starts anew. `set` and `remove` reject until then, and nothing is recorded that could be lost.
 */
export function sureStore(store: Store, { wasRefused, noteRefused, startAnew }: SureStoreDeps): Store {
  async function surely(write: () => Promise<void>): Promise<void> {
    if (await wasRefused()) {
      await store.set({ [TRIAL]: TRIAL_TEXT });
      startAnew();
      throw new Error("The storage is opened anew.");
    }
    try {
      await write();
    } catch (error) {
      await noteRefused();
      throw error;
    }
  }

  return { ...store, set: (items) => surely(() => store.set(items)), remove: (keys) => surely(() => store.remove(keys)) };
}
