import type { Limit, Limits } from "../../platform/limits/limits.ts";

/** Rate limits: `points` per `duration` seconds. */
export const SIGN_IN_LIMITS = {
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
} as const satisfies Record<string, Limit>;

export type SignInLimits = Limits<keyof typeof SIGN_IN_LIMITS>;
