import { REFUSALS, sentence } from "@streakline/shared/errors.ts";
import { AuthRefused } from "../../api/call-auth.ts";

/**
 * The sentence for a refused sign-in, sign-up or new password. The code decides.
 * @example authSentence(new AuthRefused("INVALID_EMAIL_OR_PASSWORD", 401)) // "Wrong e-mail or
 * password. …"
 */
export function authSentence(error: unknown): string {
  if (!(error instanceof AuthRefused)) return sentence("internal");
  if (Object.hasOwn(SENTENCES, error.code)) return SENTENCES[error.code] ?? sentence("internal");
  if (isRefusal(error.code)) return sentence(error.code, { seconds: 60 });
  if (error.status === 429) return "Too many tries. Wait a minute, then try again.";
  return sentence("internal");
}

/** Whether the e-mail address must be confirmed first. */
export function isUnverified(error: unknown): boolean {
  return (
    error instanceof AuthRefused &&
    (error.code === "EMAIL_NOT_VERIFIED" || error.code === "email_unverified")
  );
}

const TAKEN = "There is an account with this e-mail already. Sign in, or ask for a new password.";
const SENTENCES: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "Wrong e-mail or password. Check both, or ask for a new password.",
  EMAIL_NOT_VERIFIED: sentence("email_unverified"),
  INVALID_EMAIL: "This is not an e-mail address. Check it for typing mistakes.",
  USER_ALREADY_EXISTS: TAKEN,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: TAKEN,
  PASSWORD_TOO_SHORT: "The password is too short. Use at least 10 characters; four words do well.",
  PASSWORD_TOO_LONG: "The password is too long. Use at most 128 characters.",
  INVALID_TOKEN: "This link is no longer valid. Ask for a new one.",
  TOKEN_EXPIRED: "This link has expired. Ask for a new one.",
  UNREACHABLE: "The server cannot be reached. Check the connection and try again.",
};

function isRefusal(code: string): code is keyof typeof REFUSALS {
  return Object.hasOwn(REFUSALS, code);
}
