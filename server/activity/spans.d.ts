import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
/** A stretch of time, both ends included. */
export type Span = {
    startsAt: EpochSeconds;
    endsAt: EpochSeconds;
};
/**
 * The stretches of time that sessions touch, sorted; the sessions must be sorted by start. A usual batch is one span instead of twenty.
 * @example spansOf([{ startedAt: 100, endedAt: 200 }, { startedAt: 260, endedAt: 300 }]) // [{ startsAt: 100, endsAt: 300 }]
 */
export declare function spansOf(sessions: readonly {
    startedAt: EpochSeconds;
    endedAt: EpochSeconds;
}[]): Span[];
