import browser from "webextension-polyfill";
import type { Store } from "../delivery/store.ts";
import { SESSION } from "../session-names.ts";

/** The extension's own storage on this machine. Each `set` is one transaction in Chromium and in Firefox. */
export const browserStore: Store = {
  get: (keys) => browser.storage.local.get([...keys]),
  set: (items) => browser.storage.local.set(items),
  remove: (keys) => browser.storage.local.remove([...keys]),
  async keys() {
    const area: unknown = browser.storage.local;
    // newer browsers list keys without reading all values
    if (hasKeys(area)) return area.getKeys();
    return Object.keys(await browser.storage.local.get(null));
  },
};

function hasKeys(area: unknown): area is { getKeys(): Promise<string[]> } {
  return typeof area === "object" && area !== null && "getKeys" in area && typeof area.getKeys === "function";
}

/** storage.session lives as long as the browser and the loaded extension do: without our mark this is a new run. */
export async function isNewRun(): Promise<{ isNew: boolean; done: () => Promise<void> }> {
  const { [SESSION.run]: mark } = await browser.storage.session.get(SESSION.run);
  return { isNew: mark === undefined, done: () => browser.storage.session.set({ [SESSION.run]: 1 }) };
}
