import { DomainError } from "@streakline/shared/errors.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

/** A request to sign-in, as its limits see it. */
export type Tried = {
  /** Below /api/auth. */
  path: string;
  /** The account that it is about, whether it exists or not; empty for none. */
  email: string;
  /** Key of the client's address. */
  from: string;
  /** Number of the browser, where somebody has signed in to this account before. */
  browser: string | null;
};

/**
 * Counts a request against its limits; throws `rate_limited`. Gives whether it is answered as if a
 * mail had been sent, because the account had enough mails, and a function that takes the count back
 * on success. A try that is refused counts against its address only, never against the account.
 */
export async function takeLimits(
  limits: SignInLimits,
  { path, email, from, browser }: Tried,
): Promise<{ isSilent: boolean; forgive: () => Promise<void> }> {
  const taken = { isSilent: false, forgive: async () => {} };
  if (path === "/sign-in/email") {
    await limits.take("signInByAddress", from);
    if (browser !== null) {
      await limits.take("signInByKnownBrowser", browser);
      return { ...taken, forgive: () => limits.forgive("signInByKnownBrowser", browser) };
    }
    await limits.take("signInByAccountAndAddress", `${email}|${from}`);
    await limits.take("signInByAccount", email);
    return {
      ...taken,
      forgive: () => limits.forgive("signInByAccountAndAddress", `${email}|${from}`),
    };
  }
  if (path === "/request-password-reset" || path === "/send-verification-email") {
    await limits.take("mailByAddress", from);
    return { ...taken, isSilent: await isUsedUp(limits.take("mailByAccount", email)) };
  }
  const byAddress = BY_ADDRESS[path];
  if (byAddress !== undefined) await limits.take(byAddress, from);
  return taken;
}

const BY_ADDRESS: Readonly<Record<string, Parameters<SignInLimits["take"]>[0]>> = {
  "/sign-up/email": "signUpByAddress",
  "/reset-password": "signInByAddress",
  "/change-password": "signInByAddress",
  "/device/code": "deviceCodeByAddress",
  "/device": "userCodeByAddress",
  "/device/approve": "userCodeByAddress",
  "/device/deny": "userCodeByAddress",
  "/oauth2/token": "oauthTokenByAddress",
};

async function isUsedUp(taking: Promise<void>): Promise<boolean> {
  try {
    await taking;
    return false;
  } catch (error) {
    if (error instanceof DomainError && error.code === "rate_limited") return true;
    throw error;
  }
}
