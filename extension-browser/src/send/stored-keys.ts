import type { Keys } from "@streakline/shared/delivery/ports.ts";
import type { StateStorage } from "../store/state-storage.ts";
import { ownerOf } from "../store/stored-names.ts";

/** The key of the account that is connected. */
export function storedKeys(storage: StateStorage): Keys {
  return {
    async read() {
      const { account } = await storage.read("account");
      return account === null ? { reason: "signed_out" } : { device: account };
    },
    write: (device) =>
      storage.change(["account"], ({ account }) =>
        account !== null && ownerOf(account) === ownerOf(device)
          ? { values: { account: { ...account, key: device.key } } }
          : null,
      ),
  };
}
