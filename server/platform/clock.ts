import type { EpochSeconds } from "@streakline/shared/time/instant.ts";

/**
 * Gives the present time in whole epoch seconds. Passed as an argument, so that tests can pass
 * their own.
 */
export type Clock = () => EpochSeconds;

/** The machine's clock. */
export const systemClock: Clock = () => Math.floor(Date.now() / 1_000);
