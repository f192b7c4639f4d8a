import browser from "webextension-polyfill";
import { originPattern } from "../delivery/server-address.ts";

/**
 * Asks the browser for what is needed to talk to the person's own server, and to nothing else. Call it before any await of a click: browsers
 * forget the gesture. False when the person declined.
 */
export function askForServer(server: string): Promise<boolean> {
  const wanted = { origins: [originPattern(server)] };
  return browser.permissions.request(wanted).catch(() => browser.permissions.contains(wanted));
}

/** Firefox keeps its own record of what an extension may collect; other browsers have none and say yes. Same rule about the gesture. */
export async function askForCollection(): Promise<boolean> {
  const manifest: { browser_specific_settings?: { gecko?: { data_collection_permissions?: { optional?: string[] } } } } =
    browser.runtime.getManifest();
  const isOptional =
    manifest.browser_specific_settings?.gecko?.data_collection_permissions?.optional?.includes("browsingActivity") === true;
  if (!isOptional) return true;
  return browser.permissions.request({ data_collection: ["browsingActivity"] });
}
