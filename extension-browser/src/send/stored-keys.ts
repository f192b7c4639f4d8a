import type { Keys } from "@streakline/shared/delivery/ports.ts";
import type { Memory } from "../store/memory.ts";
import { ownerOf } from "../store/stored-names.ts";

/** The key of the account that is connected. */
export function storedKeys(memory: Memory): Keys {
  return {
    async read() {
      const { account } = await memory.read("account");
      return account === null ? { reason: "signed_out" } : { device: account };
    },
    write: (device) =>
      memory.change(["account"], ({ account }) =>
        account !== null && ownerOf(account) === ownerOf(device)
          ? { values: { account: { ...account, key: device.key } } }
          : null,
      ),
  };
}
