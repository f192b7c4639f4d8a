import type { DeliveryStatus } from "../send/delivery-status.ts";
import type { Pause } from "./pause.ts";

/** Unsent data on this machine: batches, and seconds of the person's sessions in them. */
export type WaitingAmount = { batches: number; seconds: number; bytes: number };

/**
 * The state of recording and sending that the status bar shows. mode() gives the most important
 * one.
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
 * The present mode. What stops recording comes before what stops sending: a full disk while the
 * server is unreachable is `disk`. `mustSignIn`: only a valid key can learn of a new yes to coding.
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
