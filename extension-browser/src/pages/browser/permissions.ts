import browser from "webextension-polyfill";
import { COLLECTED, isCollectionOptional } from "../../capture/may-collect.ts";
import { originPattern } from "../../send/server-address.ts";

/**
 * Asks the browser for what is needed to talk to the person's own server, and to nothing else. Call
 * it before any await of a click: browsers forget the gesture. False when the person declined.
 */
export function askForServer(server: string): Promise<boolean> {
  const wanted = { origins: [originPattern(server)] };
  return browser.permissions.request(wanted).catch(() => browser.permissions.contains(wanted));
}

/**
 * Firefox keeps its own record of what an extension may collect; other browsers have none and say
 * yes. Same rule about the gesture.
 */
export async function askForCollection(): Promise<boolean> {
  return (
    !isCollectionOptional() || (await browser.permissions.request({ data_collection: [COLLECTED] }))
  );
}
