import type { Device } from "@streakline/shared/accounts/account-answers.ts";

/** What of a person may send: `unknown` while the devices cannot be read. */
export type Connected = "nothing" | "editor" | "browser" | "both" | "unknown";

/**
 * What is connected, from the list of devices; a key that was made by hand is an editor's, a
 * revoked device is none.
 * @example connected([{ kind: "browser", revokedAt: null }]) // "browser"
 */
export function connected(devices: readonly Pick<Device, "kind" | "revokedAt">[]): Connected {
  const live = devices.filter(({ revokedAt }) => revokedAt === null);
  const hasBrowser = live.some(({ kind }) => kind === "browser");
  const hasEditor = live.some(({ kind }) => kind !== "browser");
  if (hasBrowser) return hasEditor ? "both" : "browser";
  return hasEditor ? "editor" : "nothing";
}
