export interface GateLimits {
  /** How many may be inside at once. */
  width: number;
  /** Longest wait for a place, in milliseconds. */
  waitMs: number;
  /** Longest stay, in milliseconds. The caller gets `unavailable`; the place is free only when the work has really ended. */
  stayMs: number;
  /** How many may wait; beyond that callers are refused at once. */
  waitersMax: number;
}
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** How many are inside and how many wait. */
  load(): {
    inside: number;
    waiting: number;
  };
}
/**
 * Lets a bounded number of callers in at a time. Drivers queue for ever when a pool is used up or the database hangs; behind a gate a
 * caller waits at most `waitMs`, stays at most `stayMs`, and then gets `unavailable`. Work that overstays keeps its place until it ends,
 * so a hanging database never piles work up.
 */
export declare function openGate({ width, waitMs, stayMs, waitersMax }: GateLimits): Gate;
