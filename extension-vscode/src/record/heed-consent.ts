import { codeOf, type Disk } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { ALLOWED, type CodingConsent, readCodingConsent } from "./coding-consent.ts";
import type { RecorderState } from "./recorder.ts";

export type ConsentHeeding = {
  /** The consent that this window obeys. */
  now(): CodingConsent;
  /**
   * Reads the consent before anything is kept; after a withdrawal discards what this window has not
   * sealed. `stopped`: the consent cannot be read, so nothing may be kept now. Serialised; never
   * throws.
   */
  heed(): Promise<RecorderState>;
};

/** Makes one window obey the stored consent. `forget` discards what it has not sealed. */
export async function createConsentHeeding({
  disk,
  names,
  forget,
}: {
  disk: Disk;
  names: AccountNames;
  forget: () => Promise<RecorderState>;
}): Promise<ConsentHeeding> {
  let consent = await readCodingConsent(disk, names).catch(() => ALLOWED);
  let heeding: Promise<RecorderState> = Promise.resolve({ state: "recording" });

  async function heedOnce(): Promise<RecorderState> {
    try {
      const now = await readCodingConsent(disk, names);
      const isWithdrawn = now.withdrawals !== consent.withdrawals;
      // Nothing is recorded from here on; the withdrawal counts as obeyed once the files are
      // deleted.
      consent = { ...now, withdrawals: consent.withdrawals };
      const forgotten: RecorderState = isWithdrawn ? await forget() : { state: "recording" };
      if (forgotten.state === "recording") consent = now;
      return forgotten;
    } catch (error) {
      return { state: "stopped", code: codeOf(error) || "unexpected" };
    }
  }

  return {
    now: () => consent,
    heed() {
      heeding = heeding.then(heedOnce);
      return heeding;
    },
  };
}
