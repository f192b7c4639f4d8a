import { RETRY_AFTER_SECONDS_MAX } from "./decide.ts";

/** The state of delivery, shown to the person. `sentence` says what happened and what to do. */
export type DeliveryState =
  | { readonly state: "delivering" }
  | { readonly state: "offline"; readonly sentence: string }
  | { readonly state: "wrong_server"; readonly sentence: string }
  | { readonly state: "sign_in"; readonly reason: string };

/**
 * The stored state of delivery. Nothing is sent before `notBeforeMs` of the wall clock; 0: no wait.
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
 * Whether a stored wait is still running. A wait longer than RETRY_AFTER_SECONDS_MAX means that the
 * clock was set back, and is over.
 * @example isAhead(1_795_305_660_000, 1_795_305_600_000) // true; two hours earlier false
 */
export function isAhead(notBeforeMs: number, nowMs: number): boolean {
  return nowMs < notBeforeMs && notBeforeMs - nowMs <= RETRY_AFTER_SECONDS_MAX * 1000;
}
