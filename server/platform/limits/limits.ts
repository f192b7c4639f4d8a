import { DomainError } from "@streakline/shared/errors.ts";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** A rate limit: `points` per `duration` seconds, counted by key. */
export type Limit = { points: number; duration: number };

/** The door to rate limits, for a table of them by name. */
export type Limits<Name extends string> = {
  /**
   * Counts one try of a key (an account, a device, an address) and refuses with `rate_limited`, and
   * the seconds to wait, when its points are used up.
   */
  take(limit: Name, key: string): Promise<void>;
  /** Gives a key its points back. */
  forgive(limit: Name, key: string): Promise<void>;
};

/**
 * Rate limits in the memory of this process.
 * @param factor raises every limit, for tests and benches
 */
export function openMemoryLimits<Name extends string>(
  table: Readonly<Record<Name, Limit>>,
  factor = 1,
): Limits<Name> {
  const limiters = new Map<string, RateLimiterMemory>();
  for (const [name, { points, duration }] of Object.entries<Limit>(table))
    limiters.set(
      name,
      new RateLimiterMemory({ keyPrefix: name, points: points * factor, duration }),
    );
  const of = (limit: Name) => limiters.get(limit) as RateLimiterMemory;
  return {
    async take(limit, key) {
      try {
        await of(limit).consume(key);
      } catch (error) {
        throw error instanceof RateLimiterRes ? refusal(error) : error;
      }
    },
    async forgive(limit, key) {
      await of(limit).delete(key);
    },
  };
}

function refusal({ msBeforeNext }: RateLimiterRes): DomainError {
  return new DomainError("rate_limited", { seconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) });
}
