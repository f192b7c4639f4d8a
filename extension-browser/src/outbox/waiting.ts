import { RETRY_AFTER_SECONDS_MAX } from "@streakline/shared/activity/delivery.ts";
import type { DeliveryStatus } from "../store/stored-names.ts";

/**
 * Whether a failure asked to wait on. A wait longer than any that is ever asked for is one of a
 * clock that was set back: it is over.
 */
export function isWaiting(
  { notBeforeMs }: Pick<DeliveryStatus, "notBeforeMs">,
  nowMs: number,
): boolean {
  return nowMs < notBeforeMs && notBeforeMs - nowMs <= RETRY_AFTER_SECONDS_MAX * 1000;
}
