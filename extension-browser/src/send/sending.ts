import type { Clock } from "@streakline/shared/delivery/ports.ts";
import type { SendPost } from "@streakline/shared/delivery/post-link.ts";
import { createSender, type Sender } from "@streakline/shared/delivery/sender.ts";
import { createTokens, type Tokens } from "@streakline/shared/delivery/tokens.ts";
import type { StoredConsents } from "../consent/stored-consents.ts";
import type { SessionCache } from "../store/session-cache.ts";
import type { StateStorage } from "../store/state-storage.ts";
import { type Api, createApi } from "./api.ts";
import { ADDRESS_SETTING as addressSetting } from "./server-address.ts";
import { createStorageOutbox } from "./storage-outbox.ts";
import { storedKeys } from "./stored-keys.ts";

export type Sending = { api: Api; tokens: Tokens; sender: Sender; clock: Clock };

/** What else waits for its turn meanwhile: the question what may be recorded, today's figures. */
const DRAIN_BATCHES_MAX = 100;

/** The delivery engine of shared/delivery over this browser's storage, network and clocks. */
export function createSending({
  storage,
  cache,
  consents,
  post,
  clock,
  newId,
}: {
  storage: StateStorage;
  cache: SessionCache;
  consents: Pick<StoredConsents, "asking">;
  post: SendPost;
  clock: Clock;
  newId: () => string;
}): Sending {
  const api = createApi(post);
  const tokens = createTokens({
    api,
    clock,
    addressSetting,
    keys: storedKeys(storage),
    cache: {
      get: async () => (await cache.get()).token,
      set: (token) => cache.set({ token }),
    },
    asking: consents.asking,
  });
  const sender = createSender({
    api,
    tokens,
    clock,
    outbox: createStorageOutbox({ storage, nowMs: clock.nowMs, newId }),
    // a batch is replaced in one write, so that its parts may have any id
    childId: () => newId(),
    log: () => undefined,
    addressSetting,
    batchesMax: DRAIN_BATCHES_MAX,
  });
  return { api, tokens, sender, clock };
}
