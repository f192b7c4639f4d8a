import * as z from "zod/mini";
import { int } from "@streakline/shared/int.ts";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

/**
 * What was thrown away unsent: batches (or what would have become one), and the seconds of people's
 * sessions in them.
 */
export const Discarded = z.object({ batches: int(), seconds: int() });
export type Discarded = z.infer<typeof Discarded>;

/**
 * Whether coding may be recorded for an account, as the server said last; every window keeps to it.
 */
export const CodingConsent = z.object({
  isAllowed: z.boolean(),
  /**
   * How often it was withdrawn: what a window holds from before the last time may not be kept, also
   * when a new yes has come since.
   */
  withdrawals: int(),
  /** When the answer came, or something was discarded after it. */
  atMilliseconds: z.number(),
  /** Since the last yes. */
  discarded: Discarded,
  /**
   * What is just being thrown away and is counted already: a crash in between neither keeps it nor
   * counts it twice.
   */
  discarding: z.nullable(z.string()),
});
export type CodingConsent = z.infer<typeof CodingConsent>;

/**
 * The person said yes in the editor before it was connected: that holds until the server says
 * something else.
 */
export const ALLOWED: CodingConsent = {
  isAllowed: true,
  withdrawals: 0,
  atMilliseconds: 0,
  discarded: { batches: 0, seconds: 0 },
  discarding: null,
};

/** What holds now. */
export async function readCodingConsent(disk: Disk, names: AccountNames): Promise<CodingConsent> {
  return (await readStoredJson(disk, names.consent, CodingConsent)) ?? ALLOWED;
}

/** Tells all windows; only the window that sends may call it. */
export async function writeCodingConsent(
  disk: Disk,
  names: AccountNames,
  consent: CodingConsent,
): Promise<void> {
  await writeStoredJson(disk, names.consent, consent);
}
