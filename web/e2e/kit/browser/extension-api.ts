import type { Page } from "puppeteer-core";

/** What the extension stores: on disk, and for as long as the browser runs. */
export type ExtensionStorage = {
  local: Record<string, unknown>;
  session: Record<string, unknown>;
};

/** Reads the storage from a page of the extension. */
export function readStorage(page: Page): Promise<ExtensionStorage> {
  return page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
    const { storage } = browser ?? chrome;
    return { local: await storage.local.get(null), session: await storage.session.get(null) };
  });
}

/** Sends a message to the background from a page of the extension; gives its answer. */
export function sendMessage(page: Page, message: Record<string, unknown>): Promise<unknown> {
  return page.evaluate((sent) => {
    const { browser, chrome } = globalThis as unknown as ExtensionGlobals;
    return (browser ?? chrome).runtime.sendMessage(sent);
  }, message);
}

/** What pages of an extension may use, as far as it is used here; Firefox has both names. */
type ExtensionGlobals = { browser?: ExtensionApi; chrome: ExtensionApi };
type ExtensionApi = {
  storage: Record<"local" | "session", { get(keys: null): Promise<Record<string, unknown>> }>;
  runtime: { sendMessage(message: unknown): Promise<unknown> };
};
