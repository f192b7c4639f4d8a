import { codeOf, type Disk } from "../store/disk.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { ALLOWED, type CodingConsent, readCodingConsent } from "./coding-consent.ts";
import type { RecorderState } from "./recorder.ts";

export type ConsentHeeding = {
  /** What this window keeps to. */
  now(): CodingConsent;
  /**
   * Looks whether coding is still allowed, before anything is kept; lets go of what this window has
   * not sealed when it was withdrawn. `stopped`: this cannot be told, and nothing may be kept now.
   * Serialised; never throws.
   */
  heed(): Promise<RecorderState>;
};

/** Keeps one window to the stored consent. `forget` lets go of what it has not sealed. */
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
      // from here on nothing is taken, but it counts as heeded only when the files are gone
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
