import type { Timeline } from "../timeline/timeline.ts";
import type { EpochSeconds, Seconds } from "../time/instant.ts";

/** Sums of a day. `firstAt` and `lastAt`: bounds of the counted time, null on a day without. */
export type Totals = {
  readonly secondsTotal: Seconds;
  readonly agentSeconds: Seconds;
  readonly firstAt: EpochSeconds | null;
  readonly lastAt: EpochSeconds | null;
};

/**
 * The sums of a timeline's coding. Never more than its range, because intervals do not overlap.
 * @example totals({ intervals: [10:00 to 10:05, 10:10 to 10:15], agent: [] })
 * // { secondsTotal: 600, agentSeconds: 0, firstAt: 10:00, lastAt: 10:15 }
 */
export function totals({ intervals, agent }: Pick<Timeline, "intervals" | "agent">): Totals {
  return {
    secondsTotal: secondsOf(intervals),
    agentSeconds: secondsOf(agent),
    firstAt: intervals.at(0)?.startedAt ?? null,
    lastAt: intervals.at(-1)?.endedAt ?? null,
  };
}

/** Total seconds of spans that do not overlap. */
export function secondsOf(
  spans: readonly { readonly startedAt: EpochSeconds; readonly endedAt: EpochSeconds }[],
): Seconds {
  return spans.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
}
