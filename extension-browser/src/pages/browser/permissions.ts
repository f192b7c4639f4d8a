import browser from "webextension-polyfill";
import { COLLECTED, isCollectionOptional } from "../../capture/may-collect.ts";
import { originPattern } from "../../send/server-address.ts";

/**
 * Asks for the permission to reach the person's own server, and no other. Call it before the first
 * await of a click: after an await, browsers no longer see the user gesture. False when the person
 * declined.
 */
export function askForServer(server: string): Promise<boolean> {
  const wanted = { origins: [originPattern(server)] };
  return browser.permissions.request(wanted).catch(() => browser.permissions.contains(wanted));
}

/**
 * Asks for Firefox's permission to collect; true in other browsers, which have none. Needs the user
 * gesture too.
 */
export async function askForCollection(): Promise<boolean> {
  return (
    !isCollectionOptional() || (await browser.permissions.request({ data_collection: [COLLECTED] }))
  );
}
