import { expect, test } from "vitest";
import type { Mode } from "../record/mode.ts";
import { WAITING_BYTES_WARN } from "../record/usage.ts";
import type { Snapshot } from "../send/delivery.ts";
import { aSnapshot } from "../testing/a-snapshot.ts";
import { hasNotice } from "./has-notice.ts";

type AccountFacts = NonNullable<Snapshot["facts"]>;
const NOTHING_DISCARDED = { discarded: { batches: 0, seconds: 0 } };
const has = (mode: Mode, facts: Partial<AccountFacts>, problems: string[] = []) => {
  const snapshot = aSnapshot(mode);
  if (snapshot.facts === null) throw new Error("a snapshot without facts");
  const consent = { ...snapshot.facts.consent, ...NOTHING_DISCARDED };
  return hasNotice({ ...snapshot, facts: { ...snapshot.facts, consent, ...facts } }, problems);
};
const RECORDING: Mode = { mode: "recording" };
const consent = (changed: Partial<AccountFacts["consent"]>): Partial<AccountFacts> => ({
  consent: {
    isAllowed: true,
    withdrawals: 0,
    atMilliseconds: 1,
    ...NOTHING_DISCARDED,
    discarding: null,
    ...changed,
  },
});

test.each<[string, boolean]>([
  ["while all goes well", has(RECORDING, {})],
  ["offline", has({ mode: "offline", sentence: "refused", retryAtMilliseconds: 0 }, {})],
  ["signed out", hasNotice({ mode: { mode: "signed_out" }, account: null, facts: null }, [])],
])("hasNotice() is false %s", (_, found) => {
  expect(found).toBe(false);
});

test.each<[string, boolean]>([
  ["a setting does not fit", has(RECORDING, {}, ["idleMinutes is not a number."])],
  ["the disk refuses", has({ mode: "disk", code: "ENOSPC" }, {})],
  ["local storage is full", has({ mode: "store_full" }, {})],
  ["the key was revoked", has({ mode: "sign_in", reason: "key_revoked" }, {})],
  ["coding is switched off", has(RECORDING, consent({ isAllowed: false }))],
  ["time was discarded", has(RECORDING, consent({ discarded: { batches: 1, seconds: 60 } }))],
  [
    "much is waiting",
    has(RECORDING, { waiting: { batches: 9, seconds: 60, bytes: WAITING_BYTES_WARN } }),
  ],
])("hasNotice() is true when %s", (_, found) => {
  expect(found).toBe(true);
});
