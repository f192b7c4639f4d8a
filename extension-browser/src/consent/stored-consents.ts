import type { DeviceConsents } from "@streakline/shared/privacy/device-consents.ts";
import type { DeviceKey } from "@streakline/shared/delivery/ports.ts";
import type { StateStorage } from "../store/state-storage.ts";
import { type Consents, ownerOf } from "../store/stored-names.ts";
import { changeConsents, CONSENT_NAMES, type ConsentChange } from "./change-consents.ts";
import { mirrored } from "./consent.ts";

export type StoredConsents = {
  /** New answers, and what follows from them. */
  set(next: (before: Consents) => Consents): Promise<void>;
  /** Call before the server is asked for a token; what it gives takes what the answer says. */
  asking(device: DeviceKey): Promise<(said: DeviceConsents | undefined) => Promise<void>>;
  /** The server holds on to another answer to this kind. */
  takeOther(kind: "sites" | "page_keys", given: boolean): Promise<void>;
};

/** The answers of the person in this browser, kept in step with the server's. */
export function createStoredConsents({
  storage,
  nowMs,
  newId,
  onLessAllowed,
}: {
  storage: StateStorage;
  nowMs: () => number;
  newId: () => string;
  /** Called when less may be recorded than before: what a page keeps on show must go. */
  onLessAllowed: () => Promise<void>;
}): StoredConsents {
  const nowSeconds = () => Math.floor(nowMs() / 1000);

  async function set(next: (before: Consents) => Consents): Promise<void> {
    let done = null as ConsentChange | null;
    await storage.change(CONSENT_NAMES, async (now, batch) => {
      done = await changeConsents(now, next(now.consents), { batch, newId });
      return done?.change ?? null;
    });
    await storage.dropBatches(done?.dropped ?? []);
    if (done?.isLess === true) await onLessAllowed();
  }

  return {
    set,
    async asking(device) {
      const { consents } = await storage.read("consents");
      const then = JSON.stringify(consents);
      // an answer that was under way while the person said something else here, or somebody else
      // came, is no news
      return async (said) => {
        if (said === undefined) return;
        await set((before) =>
          JSON.stringify(before) === then && before.owner === ownerOf(device)
            ? mirrored(before, said, nowSeconds())
            : before,
        );
      };
    },
    takeOther: (kind, given) =>
      set((before) => {
        const mine = before[kind];
        if (mine === null) return before;
        return { ...before, [kind]: { ...mine, given, at: nowSeconds(), isSent: true } };
      }),
  };
}
