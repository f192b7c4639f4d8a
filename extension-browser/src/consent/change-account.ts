import { adopted } from "./consent.ts";
import type { Change } from "../store/state-storage.ts";
import {
  type DeviceKey,
  type Name,
  type Outbox,
  ownerOf,
  type Stored,
} from "../store/stored-names.ts";

export const ENTER_NAMES = ["account", "consents"] as const satisfies Name[];

/**
 * The change that connects an account. `sealed`: the change that seals what was open for the
 * account before. Another person than before sees no data of that account and is asked for consents
 * again.
 */
export function enterAccount(
  now: Pick<Stored, (typeof ENTER_NAMES)[number]>,
  account: DeviceKey,
  sealed: Change | null,
): Change {
  const isSame = now.account !== null && ownerOf(now.account) === ownerOf(account);
  const consents = adopted(now.consents, ownerOf(account));
  const isOther = consents.sites === null && now.consents.sites !== null;
  const status: Stored["status"] = {
    state: { state: "delivering" },
    failuresInARow: 0,
    notBeforeMs: 0,
    lastSentAt: null,
  };
  return {
    ...sealed,
    values: {
      ...sealed?.values,
      account,
      consents,
      status,
      ...(isSame ? {} : { recorder: null, today: null, rules: [], days: {} }),
      ...(isOther ? { sent: [], quarantine: [], discarded: 0, pageKeySecret: null } : {}),
    },
  };
}

/**
 * The change that disconnects the account. Unsent batches are kept for it unless `forget`.
 * `dropped`: batches whose bytes can be deleted afterwards.
 */
export function leaveAccount(
  now: { account: Stored["account"]; outbox: Outbox },
  forget: boolean,
  sealed: Change | null,
): { change: Change; dropped: number[] } {
  const values: Partial<Stored> = { ...sealed?.values, account: null, recorder: null, today: null };
  if (!forget || now.account === null) return { change: { ...sealed, values }, dropped: [] };
  const owner = ownerOf(now.account);
  const { waiting, ...outbox } = sealed?.values.outbox ?? now.outbox;
  const mine = waiting.filter((entry) => entry.owner === owner);
  const left = { ...outbox, waiting: waiting.filter((entry) => entry.owner !== owner) };
  return {
    change: { values: { ...values, outbox: left, days: {} } },
    dropped: mine.map(({ number }) => number),
  };
}
