import {
  checkServerAddress,
  type ServerAddress,
} from "@streakline/shared/delivery/server-address.ts";

/** How sentences call the place where people see the server's address. */
export const ADDRESS_SETTING = "the server's address in the options";

/**
 * Checks the address that a person typed. Plain http only to this machine itself, and only by the
 * two names for which the extension may ask: Firefox would change other addresses to https anyway.
 */
export function serverAddress(text: string): ServerAddress {
  return checkServerAddress(text, {
    addressSetting: "it",
    parse: (address) => (URL.canParse(address) ? new URL(address) : null),
    mayBePlain: (hostname) => hostname === "localhost" || hostname === "127.0.0.1",
    plainAdvice: "Use https; plain http is only for a server on this machine.",
  });
}

/**
 * The pattern of the permission that the extension needs to talk to a server; ports cannot be named
 * in it. Example: `http://127.0.0.1:4700` gives `http://127.0.0.1/*`.
 */
export function originPattern(server: string): string {
  const { protocol, hostname } = new URL(server);
  return `${protocol}//${hostname}/*`;
}
