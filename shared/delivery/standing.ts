import { RETRY_AFTER_SECONDS_MAX } from "./decide.ts";

/** How delivery stands, for a person to see. `sentence` says what happened and what to do. */
export type DeliveryState =
  | { readonly state: "delivering" }
  | { readonly state: "offline"; readonly sentence: string }
  | { readonly state: "wrong_server"; readonly sentence: string }
  | { readonly state: "sign_in"; readonly reason: string };

/**
 * How delivery stands, and until when nothing is tried: `notBeforeMs` of the wall clock, 0 for
 * "now".
 */
export type Standing = {
  readonly state: DeliveryState;
  readonly failuresInARow: number;
  readonly notBeforeMs: number;
};

export const DELIVERING: Standing = {
  state: { state: "delivering" },
  failuresInARow: 0,
  notBeforeMs: 0,
};

/**
 * Whether an instant in the future is still to be waited for. One that is further away than any
 * wait that is ever asked for belongs to a clock that was set back since: it is over.
 * @example isAhead(1_795_305_660_000, 1_795_305_600_000) // true; two hours earlier false
 */
export function isAhead(notBeforeMs: number, nowMs: number): boolean {
  return nowMs < notBeforeMs && notBeforeMs - nowMs <= RETRY_AFTER_SECONDS_MAX * 1000;
}
