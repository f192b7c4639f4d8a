import type { ErrorCode } from "@streakline/shared/errors.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { LRUCache } from "lru-cache";
import type { Context } from "../../trpc/context.ts";

/** A line per device and code is written at most this often. */
const EVERY_SECONDS = 600;
/** Most pairs of device and code that are remembered. */
const PAIRS_MAX = 1_000;

/** Refusals that are about the sender or the server and not about the batch. */
const NOT_ABOUT_BATCH: ReadonlySet<ErrorCode> = new Set([
  "unauthenticated",
  "token_expired",
  "origin_refused",
  "rate_limited",
  "unavailable",
  "internal",
]);

/**
 * Gives a function that logs a batch that was refused as a whole, because no row is stored of it:
 * code, device (null: refused before the device was known) and request, nothing of its content. A
 * client that repeats its fault cannot fill the log: each device has one line per code in ten
 * minutes, and `leftOut` counts those that were not written since the line before.
 */
export function refusedBatchLog(): (
  context: Pick<Context, "log" | "clock" | "requestId">,
  deviceId: string | null,
  code: ErrorCode,
) => void {
  const told = new LRUCache<string, { at: EpochSeconds; leftOut: number }>({ max: PAIRS_MAX });
  return ({ log, clock, requestId }, deviceId, code) => {
    if (NOT_ABOUT_BATCH.has(code)) return;
    const pair = `${deviceId ?? ""} ${code}`;
    const last = told.get(pair);
    const at = clock();
    // Also after a clock that was set back.
    if (last !== undefined && Math.abs(at - last.at) < EVERY_SECONDS) {
      last.leftOut += 1;
      return;
    }
    told.set(pair, { at, leftOut: 0 });
    log.warn({ code, deviceId, requestId, leftOut: last?.leftOut ?? 0 }, "A batch was refused");
  };
}
