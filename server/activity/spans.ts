import type { EpochSeconds } from "@streakline/shared/time/instant.ts";

/** A span of time; both ends are inclusive. */
export type Span = { startsAt: EpochSeconds; endsAt: EpochSeconds };

/**
 * Spans nearer than this are joined: days are marked from an hour before a span to an hour after,
 * so no day lies between them.
 */
const NEAR_SECONDS = 7_200;

/**
 * The sorted spans that sessions cover. `sessions` must be sorted by start. A usual batch is one
 * span instead of twenty.
 * @example spansOf([{ startedAt: 100, endedAt: 200 }, { startedAt: 260, endedAt: 300 }])
 * // [{ startsAt: 100, endsAt: 300 }]
 */
export function spansOf(
  sessions: readonly { startedAt: EpochSeconds; endedAt: EpochSeconds }[],
): Span[] {
  const spans: Span[] = [];
  for (const { startedAt, endedAt } of sessions) {
    const last = spans.at(-1);
    if (last !== undefined && startedAt - last.endsAt <= NEAR_SECONDS)
      last.endsAt = Math.max(last.endsAt, endedAt);
    else spans.push({ startsAt: startedAt, endsAt: endedAt });
  }
  return spans;
}
