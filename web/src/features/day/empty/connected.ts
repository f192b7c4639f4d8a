import type { Device } from "@streakline/shared/accounts/account-answers.ts";

/** What is connected; `unknown` while the devices cannot be fetched. */
export type Connected = "nothing" | "editor" | "browser" | "both" | "unknown";

/**
 * What is connected, from the list of devices. A key that was made by hand counts as an editor;
 * revoked devices do not count.
 * @example connected([{ kind: "browser", revokedAt: null }]) // "browser"
 */
export function connected(devices: readonly Pick<Device, "kind" | "revokedAt">[]): Connected {
  const live = devices.filter(({ revokedAt }) => revokedAt === null);
  const hasBrowser = live.some(({ kind }) => kind === "browser");
  const hasEditor = live.some(({ kind }) => kind !== "browser");
  if (hasBrowser) return hasEditor ? "both" : "browser";
  return hasEditor ? "editor" : "nothing";
}
