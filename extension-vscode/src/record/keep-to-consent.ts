import { dirname, join } from "node:path";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { DeviceConsents } from "@streakline/shared/privacy/device-consents.ts";
import {
  ALLOWED,
  type CodingConsent,
  type Discarded,
  readCodingConsent,
  writeCodingConsent,
} from "./coding-consent.ts";
import type { Disk } from "../store/disk.ts";
import { findUnsent } from "../outbox/find-unsent.ts";
import { keepSent, personSeconds, type Waiting } from "../outbox/outbox.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { syncFolder } from "../store/write-durably.ts";

/** What the sending window does about the consent to coding. Calls never overlap. */
export type ConsentKeeper = {
  /**
   * Call before asking the server for a token. Gives a function that applies the consents of the
   * answer; call it before the token is used.
   */
  asking(): Promise<(said: DeviceConsents | undefined) => Promise<void>>;
  /** While coding is not allowed: discards the unsent data of all windows, and counts it. */
  sweep(): Promise<void>;
  /**
   * Discards the records of a batch that the server refused for want of consent, and counts them.
   * The other records were stored.
   */
  discardRefused(waiting: Waiting, batch: Batch, refusedIds: ReadonlySet<string>): Promise<void>;
};

export type ConsentKeeperDeps = {
  disk: Disk;
  names: AccountNames;
  holdsLease: () => Promise<boolean>;
  nowMilliseconds: () => number;
  /** Makes this window read the changed consent at once; the others read it every second. */
  onChange: () => Promise<unknown>;
  log: (line: string) => void;
};

/**
 * A yes is accepted only this long after a no: by then every window has obeyed the no, so nothing
 * from before it is sent under the new yes.
 */
const SETTLE_MILLISECONDS = 10_000;
const ALL = "all";

/**
 * Every step is one write of a small file. After a crash
 *   before the no is written   the old yes holds, and the next token gives the no again
 *   after it                   the no holds for all windows, and sweep() goes on discarding
 *   while discarding           `discarding` says that the rest is counted already
 */
export function createConsentKeeper({
  disk,
  names,
  holdsLease,
  nowMilliseconds,
  onChange,
  log,
}: ConsentKeeperDeps): ConsentKeeper {
  const read = () => readCodingConsent(disk, names);
  const write = (consent: CodingConsent) => writeCodingConsent(disk, names, consent);

  async function take(before: CodingConsent, isAllowed: boolean): Promise<void> {
    const now = await read();
    // An old answer: another window has stored a newer one meanwhile.
    if (
      now.withdrawals !== before.withdrawals ||
      now.isAllowed !== before.isAllowed ||
      now.isAllowed === isAllowed
    )
      return;
    if (isAllowed) await allow(now);
    else await withdraw(now);
  }

  async function withdraw(now: CodingConsent): Promise<void> {
    const { amount } = await findUnsent(disk, names);
    if (!(await holdsLease())) return;
    await write({
      isAllowed: false,
      withdrawals: now.withdrawals + 1,
      atMilliseconds: nowMilliseconds(),
      discarded: plus(now.discarded, amount),
      discarding: ALL,
    });
    log("coding is switched off for this account: nothing is recorded");
    logDiscarded(log, amount);
    await onChange();
    await sweep();
  }

  async function allow(now: CodingConsent): Promise<void> {
    if (Math.abs(nowMilliseconds() - now.atMilliseconds) < SETTLE_MILLISECONDS) return;
    await sweep();
    if (!(await holdsLease())) return;
    await write({ ...ALLOWED, withdrawals: now.withdrawals, atMilliseconds: nowMilliseconds() });
    log("coding is switched on for this account: recording again");
    await onChange();
  }

  async function sweep(): Promise<void> {
    let now = await read();
    if (now.isAllowed) return;
    const { paths, amount } = await findUnsent(disk, names);
    if ((paths.length === 0 && now.discarding === null) || !(await holdsLease())) return;
    if (now.discarding === null && amount.batches > 0) {
      now = { ...now, discarded: plus(now.discarded, amount), discarding: ALL };
      await write(now);
      logDiscarded(log, amount);
    }
    await remove(disk, paths);
    if (now.discarding !== null) await write({ ...now, discarding: null });
  }

  return {
    async asking() {
      const before = await read();
      // A server without consents is older and takes everything.
      return (said) => take(before, said?.coding ?? true);
    },
    sweep,
    discardRefused: createDiscardRefused({ disk, names, nowMilliseconds, log }),
  };
}

/** Counts the records, then deletes them. `discarding` says after a crash that they are counted. */
function createDiscardRefused({
  disk,
  names,
  nowMilliseconds,
  log,
}: Pick<
  ConsentKeeperDeps,
  "disk" | "names" | "nowMilliseconds" | "log"
>): ConsentKeeper["discardRefused"] {
  return async (waiting, batch, refusedIds) => {
    const refused = batch.records.filter(({ id }) => refusedIds.has(id));
    const rest = batch.records.filter(({ id }) => !refusedIds.has(id));
    const amount = { batches: 1, seconds: personSeconds(refused) };
    let now = await readCodingConsent(disk, names);
    if (now.discarding !== waiting.name) {
      now = {
        ...now,
        atMilliseconds: nowMilliseconds(),
        discarded: plus(now.discarded, amount),
        discarding: waiting.name,
      };
      await writeCodingConsent(disk, names, now);
      logDiscarded(log, amount);
    }
    if (rest.length > 0) await keepSent(disk, names, { ...batch, records: rest });
    await remove(disk, [join(names.outbox, waiting.name)]);
    await writeCodingConsent(disk, names, { ...now, discarding: null });
  };
}

async function remove(disk: Disk, paths: readonly string[]): Promise<void> {
  for (const path of paths) await disk.rm(path, { force: true });
  for (const folder of new Set(paths.map((path) => dirname(path)))) await syncFolder(disk, folder);
}

function logDiscarded(log: (line: string) => void, { batches, seconds }: Discarded): void {
  if (batches > 0) log(`discarded what was not sent: ${batches} batches, ${seconds} s`);
}

function plus(a: Discarded, b: Discarded): Discarded {
  return { batches: a.batches + b.batches, seconds: a.seconds + b.seconds };
}
