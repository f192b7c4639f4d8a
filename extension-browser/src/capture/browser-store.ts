import browser from "webextension-polyfill";
import type { Store } from "../store/store.ts";
import { sureStore } from "../store/sure-store.ts";
import { SESSION } from "../session-names.ts";
import { browserName } from "./browser-name.ts";

const local: Store = {
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

/** Known for the life of this background once it was asked. */
let isRefused: boolean | null = null;

/**
 * The extension's own storage on this machine. Each `set` is one transaction in Chromium and in
 * Firefox.
 */
export const browserStore: Store =
  browserName(navigator.userAgent) === "firefox"
    ? local
    : sureStore(local, {
        has: async () =>
          (isRefused ??= SESSION.refused in (await browser.storage.session.get(SESSION.refused))),
        async note() {
          isRefused = true;
          await browser.storage.session.set({ [SESSION.refused]: 1 });
        },
        async forget() {
          isRefused = false;
          await browser.storage.session.remove(SESSION.refused);
        },
      });

function hasKeys(area: unknown): area is { getKeys(): Promise<string[]> } {
  return (
    typeof area === "object" &&
    area !== null &&
    "getKeys" in area &&
    typeof area.getKeys === "function"
  );
}

/** What the browser keeps in its memory while it runs. */
export const sessionStore: Pick<Store, "get" | "set"> = {
  get: (keys) => browser.storage.session.get([...keys]),
  set: (items) => browser.storage.session.set(items),
};

/**
 * storage.session lives as long as the browser and the loaded extension do: without our mark this
 * is a new run.
 */
export async function isNewRun(): Promise<{ isNew: boolean; done: () => Promise<void> }> {
  const { [SESSION.run]: mark } = await browser.storage.session.get(SESSION.run);
  return {
    isNew: mark === undefined,
    done: () => browser.storage.session.set({ [SESSION.run]: 1 }),
  };
}
