import type { Clock } from "@streakline/shared/delivery/ports.ts";
import { createSender } from "@streakline/shared/delivery/sender.ts";
import { DELIVERING } from "@streakline/shared/delivery/standing.ts";
import { createTokens } from "@streakline/shared/delivery/tokens.ts";
import { childId } from "../record/child-id.ts";
import { readCodingConsent } from "../record/coding-consent.ts";
import type { ConsentHeeding } from "../record/heed-consent.ts";
import { createConsentKeeper } from "../record/keep-to-consent.ts";
import type { Lease } from "../store/lease.ts";
import type { AccountNames } from "../store/stored-names.ts";
import type { Account } from "./account.ts";
import type { DeliveryDeps } from "./account-delivery.ts";
import { accountKeys } from "./account-keys.ts";
import { createApi } from "./api.ts";
import { createConsentAsking } from "./ask-consent.ts";
import { createDiskOutbox } from "./disk-outbox.ts";
import { ADDRESS_SETTING as addressSetting } from "./server-address.ts";

/** The delivery engine of shared/delivery over this machine's disk, keys, network and clocks. */
export function createSending(
  deps: Pick<
    DeliveryDeps,
    | "disk"
    | "client"
    | "keys"
    | "post"
    | "clock"
    | "monotonicMilliseconds"
    | "timeZone"
    | "random"
    | "sleep"
    | "log"
  > & {
    account: Account;
    names: AccountNames;
    lease: Pick<Lease, "holds">;
    consent: Pick<ConsentHeeding, "heed">;
  },
) {
  const { disk, names } = deps;
  const nowMilliseconds = () => deps.clock() * 1000;
  const clock: Clock = {
    nowMs: nowMilliseconds,
    steadyMs: deps.monotonicMilliseconds,
    sleep: deps.sleep,
    random: deps.random,
  };
  const holdsLease = deps.lease.holds;
  const mayRecord = async () => (await readCodingConsent(disk, names)).isAllowed;
  const keeper = createConsentKeeper({
    ...deps,
    holdsLease,
    nowMilliseconds,
    onChange: deps.consent.heed,
  });
  const outbox = createDiskOutbox({
    ...deps,
    nowMilliseconds,
    holdsLease,
    mayRecord,
    discardRefused: keeper.discardRefused,
  });
  const api = createApi(deps.post);
  const keys = accountKeys(deps.keys, deps.account);
  const tokens = createTokens({ api, keys, clock, addressSetting, asking: keeper.asking });
  const sender = createSender({
    api,
    outbox,
    tokens,
    clock,
    childId,
    log: deps.log,
    addressSetting,
    batchesMax: Number.POSITIVE_INFINITY,
  });
  const onAllowed = () => outbox.stand(DELIVERING, null);
  const askConsent = createConsentAsking({ tokens, sender, clock, mayRecord, onAllowed });
  return { keeper, keys, sender, askConsent, today: { disk, names, api, tokens } };
}
