import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
/** Tells the time in whole epoch seconds. Verbs take one as an argument; tests pass their own. */
export type Clock = () => EpochSeconds;
/** The machine's clock. */
export declare const systemClock: Clock;
