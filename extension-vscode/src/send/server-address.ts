import {
  checkServerAddress,
  type ServerAddress,
} from "@streakline/shared/delivery/server-address.ts";

/** How sentences call the place where people set the server's address. */
export const ADDRESS_SETTING = "streakline.server";

/**
 * Checks the setting `streakline.server`. Plain http only to this machine itself, unless the person
 * allows it in a network that they trust.
 */
export function serverAddress(text: string, allowInsecure: boolean): ServerAddress {
  return checkServerAddress(text, {
    addressSetting: ADDRESS_SETTING,
    parse: (address) => (URL.canParse(address) ? new URL(address) : null),
    mayBePlain: (hostname) => allowInsecure || isLoopback(hostname),
    plainAdvice:
      "Use https, or turn on streakline.allowInsecureServer in a network that you trust.",
  });
}

function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}
