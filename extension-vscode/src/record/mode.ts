import type { DeliveryStatus } from "../send/delivery-status.ts";
import type { Pause } from "./pause.ts";

/** What waits on this machine: batches, and the seconds of people's sessions in them. */
export type WaitingAmount = { batches: number; seconds: number; bytes: number };

/**
 * The one thing the status bar says about recording and delivery. The most important comes first in
 * mode().
 */
export type Mode =
  | { mode: "signed_out" }
  | { mode: "not_allowed"; mustSignIn: boolean }
  | { mode: "disk"; code: string }
  | { mode: "store_full" }
  | { mode: "paused"; untilMilliseconds: number | null }
  | { mode: "sign_in"; reason: string }
  | { mode: "wrong_server"; sentence: string }
  | { mode: "offline"; sentence: string; retryAtMilliseconds: number }
  | { mode: "recording" };

/**
 * Which mode holds. What stops recording comes before what stops delivery. Example: a full disk
 * while the server is away is `disk`. A yes to coding is learnt only with a key that holds:
 * `mustSignIn`.
 */
export function modeOf(facts: {
  isSignedIn: boolean;
  hasKey: boolean;
  isAllowed: boolean;
  diskCode: string | null;
  isStoreFull: boolean;
  pause: Pause | null;
  status: DeliveryStatus["state"];
}): Mode {
  const { status } = facts;
  if (!facts.isSignedIn) return { mode: "signed_out" };
  if (!facts.isAllowed)
    return { mode: "not_allowed", mustSignIn: !facts.hasKey || status.state === "sign_in" };
  if (facts.diskCode !== null) return { mode: "disk", code: facts.diskCode };
  if (facts.isStoreFull) return { mode: "store_full" };
  if (facts.pause !== null)
    return { mode: "paused", untilMilliseconds: facts.pause.untilMilliseconds };
  if (!facts.hasKey) return { mode: "sign_in", reason: "signed_out" };
  switch (status.state) {
    case "sign_in":
      return { mode: "sign_in", reason: status.reason };
    case "wrong_server":
      return { mode: "wrong_server", sentence: status.sentence };
    case "offline":
      return {
        mode: "offline",
        sentence: status.sentence,
        retryAtMilliseconds: status.retryAtMilliseconds,
      };
    case "delivering":
      return { mode: "recording" };
  }
}
