import type { Keys } from "@streakline/shared/delivery/ports.ts";
import type { Account, KeyStore } from "./account.ts";

/** The stored key as far as it belongs to an account: its records go with no other. */
export function accountKeys(keys: KeyStore, account: Account): Keys {
  return {
    async read() {
      const stored = await keys.read();
      if (stored === null || !("key" in stored)) return { reason: "signed_out" };
      const isMine = stored.userId === account.userId && stored.server === account.server;
      return isMine ? { device: stored } : { reason: "other_account" };
    },
    write: (device) => keys.write(device),
  };
}
