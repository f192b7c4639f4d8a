import type { Limit, Limits } from "../../platform/limits/limits.ts";

/** Rate limits: `points` per `duration` seconds. */
export const SIGN_IN_LIMITS = {
  /** Attempts from one address on all accounts. */
  signInByAddress: { points: 60, duration: 300 },
  /** Attempts on one account from one address. A success gives the points back. */
  signInByAccountAndAddress: { points: 10, duration: 900 },
  /**
   * Attempts on one account from all addresses, whether the account exists or not. Browsers in which
   * its person has signed in before do not count, nor are they refused.
   */
  signInByAccount: { points: 100, duration: 3600 },
  /** Attempts from one browser on the account that was signed in to there. */
  signInByKnownBrowser: { points: 10, duration: 900 },
  signUpByAddress: { points: 20, duration: 3600 },
  /** Mails to one account, beyond which none is sent, and mails requested from one address. */
  mailByAccount: { points: 5, duration: 3600 },
  mailByAddress: { points: 20, duration: 3600 },
  deviceCodeByAddress: { points: 30, duration: 600 },
  /** User codes entered from one address. There are 32^8 codes. */
  userCodeByAddress: { points: 30, duration: 600 },
  /** Token requests of the device flow from one address. */
  oauthTokenByAddress: { points: 600, duration: 600 },
  /** Access tokens for one device, which needs one in ten minutes. */
  tokenByDevice: { points: 30, duration: 600 },
  /** Requests with an unknown key from one address; those with a good key go on. */
  badKeyByAddress: { points: 30, duration: 600 },
} as const satisfies Record<string, Limit>;

export type SignInLimits = Limits<keyof typeof SIGN_IN_LIMITS>;
