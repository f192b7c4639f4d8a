import { WAITING_BYTES_WARN } from "../record/usage.ts";
import type { Snapshot } from "../send/delivery.ts";

/**
 * Whether showNotices() may have something to say. It is asked every few seconds; what it says is
 * loaded only then. `problems`: of the settings.
 */
export function hasNotice({ mode, facts }: Snapshot, problems: readonly string[]): boolean {
  if (problems.length > 0) return true;
  if (mode.mode === "disk" || mode.mode === "store_full" || mode.mode === "sign_in") return true;
  if (facts === null) return false;
  const { consent, waiting } = facts;
  return !consent.isAllowed || consent.discarded.batches > 0 || waiting.bytes >= WAITING_BYTES_WARN;
}
