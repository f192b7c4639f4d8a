import { isIPv6 } from "node:net";
import { DomainError } from "@streakline/shared/errors.ts";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** How often what may be done. `points` within `duration` seconds. */
const RULES = {
  /** Tries to sign in from one address, whatever the account. */
  signInByAddress: { points: 60, duration: 300 },
  /** Tries on one account from one address; a success forgives them. */
  signInByAccountAndAddress: { points: 10, duration: 900 },
  /** Tries on one account from everywhere, known or not. */
  signInByAccount: { points: 100, duration: 3600 },
  signUpByAddress: { points: 20, duration: 3600 },
  /** Mails to one address, and asked for from one address. */
  mailByAccount: { points: 5, duration: 3600 },
  mailByAddress: { points: 20, duration: 3600 },
  deviceCodeByAddress: { points: 30, duration: 600 },
  /** Guesses at user codes from one address: 32^8 codes exist. */
  userCodeByAddress: { points: 30, duration: 600 },
  /** Polls of the device flow. */
  oauthTokenByAddress: { points: 600, duration: 600 },
  /** Key against access token; a device needs one in ten minutes. */
  tokenByDevice: { points: 30, duration: 600 },
  /** Keys that turned out to be unknown. */
  badKeyByAddress: { points: 30, duration: 600 },
} as const satisfies Record<string, { points: number; duration: number }>;
type Limit = keyof typeof RULES;

export type Limits = {
  /**
   * Counts one try and refuses with `rate_limited` when there were too many. `key` is an account, a
   * device or an address.
   */
  take(limit: Limit, key: string): Promise<void>;
  /** Refuses like take() when the tries are used up, but counts nothing. */
  check(limit: Limit, key: string): Promise<void>;
  /** Forgets the tries of a key. */
  forgive(limit: Limit, key: string): Promise<void>;
};

/** Limits in the memory of this process. `factor` raises every limit, for tests and benches. */
export function openLimits(factor = 1): Limits {
  const limiters = new Map<Limit, RateLimiterMemory>();
  for (const [name, rule] of Object.entries(RULES)) {
    limiters.set(
      name as Limit,
      new RateLimiterMemory({
        keyPrefix: name,
        points: rule.points * factor,
        duration: rule.duration,
      }),
    );
  }
  const of = (limit: Limit) => limiters.get(limit) as RateLimiterMemory;
  return {
    async take(limit, key) {
      try {
        await of(limit).consume(key);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw refusal(error);
      }
    },
    async check(limit, key) {
      const state = await of(limit).get(key);
      if (state !== null && state.remainingPoints <= 0) throw refusal(state);
    },
    async forgive(limit, key) {
      await of(limit).delete(key);
    },
  };
}

/**
 * The key under which an address is counted: an IPv4 address as it is, also when written as IPv6;
 * an IPv6 address by its /64, because one customer has that many. `addressKey("2001:db8::1")` is
 * `2001:db8:0:0`.
 */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

function refusal(state: RateLimiterRes): DomainError {
  return new DomainError("rate_limited", {
    seconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
  });
}
