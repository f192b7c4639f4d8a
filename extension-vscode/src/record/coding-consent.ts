import * as z from "zod/mini";
import { int } from "@streakline/shared/int.ts";
import type { Disk } from "../store/disk.ts";
import { readStoredJson, writeStoredJson } from "../store/stored-json.ts";
import type { AccountNames } from "../store/stored-names.ts";

/** Discarded unsent time: number of batches, and seconds of the person's sessions in them. */
export const Discarded = z.object({ batches: int(), seconds: int() });
export type Discarded = z.infer<typeof Discarded>;

/**
 * Whether coding may be recorded for an account, by the server's last answer. Every window obeys
 * it.
 */
export const CodingConsent = z.object({
  isAllowed: z.boolean(),
  /**
   * Number of withdrawals. What a window recorded before the last one must not be kept, also after
   * a new yes.
   */
  withdrawals: int(),
  /** Time of the answer, or of the last discarding after it. */
  atMilliseconds: z.number(),
  /** Discarded since the last yes. */
  discarded: Discarded,
  /** Being discarded and already counted: after a crash it is neither kept nor counted twice. */
  discarding: z.nullable(z.string()),
});
export type CodingConsent = z.infer<typeof CodingConsent>;

/**
 * The yes given in the editor before it was connected; holds until the server answers otherwise.
 */
export const ALLOWED: CodingConsent = {
  isAllowed: true,
  withdrawals: 0,
  atMilliseconds: 0,
  discarded: { batches: 0, seconds: 0 },
  discarding: null,
};

/** The stored consent. */
export async function readCodingConsent(disk: Disk, names: AccountNames): Promise<CodingConsent> {
  return (await readStoredJson(disk, names.consent, CodingConsent)) ?? ALLOWED;
}

/** Stores the consent for all windows. Only the window that sends may call it. */
export async function writeCodingConsent(
  disk: Disk,
  names: AccountNames,
  consent: CodingConsent,
): Promise<void> {
  await writeStoredJson(disk, names.consent, consent);
}
