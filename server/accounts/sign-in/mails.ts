import type { Mail } from "../../platform/mail/mail.ts";

/** The mail to confirm an address. The link is valid for one hour. */
export function verificationMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Confirm your e-mail address",
    text:
      "Welcome to Streakline.\n\n" +
      "Confirm this e-mail address by opening the link, which is valid for one hour:\n\n" +
      `${link}\n\n` +
      "If you did not sign up, do nothing.\n",
  };
}

/** The mail to choose a new password. The link is valid for one hour and works once. */
export function resetMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Choose a new password",
    text:
      "We received a request for a new password for your Streakline account.\n\n" +
      "Choose one here. The link is valid for one hour and works once:\n\n" +
      `${link}\n\n` +
      "If that was not you, do nothing: your password stays as it is.\n",
  };
}

/**
 * The mail for a sign-up with an address that already has an account. The sign-up page does not
 * reveal the account to strangers.
 */
export function alreadySignedUpMail(to: string, link: string): Mail {
  return {
    to,
    subject: "You already have an account",
    text:
      "A sign-up at Streakline used your e-mail address. You already have an account. " +
      "Sign in here:\n\n" +
      `${link}\n\n` +
      "If that was not you, do nothing.\n",
  };
}
