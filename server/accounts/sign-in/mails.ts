import type { Mail } from "./mailer.ts";

/** The mail that asks to confirm an address. The link holds for one hour. */
export function verificationMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Confirm your e-mail address",
    text: `Welcome to Streakline.\n\nConfirm this e-mail address by opening the link (it holds for one hour):\n\n${link}\n\nIf you did not sign up, do nothing.\n`,
  };
}

/** The mail with which a new password is chosen. The link holds for one hour and works once. */
export function resetMail(to: string, link: string): Mail {
  return {
    to,
    subject: "Choose a new password",
    text: `Somebody asked for a new password of your Streakline account.\n\nChoose one here (the link holds for one hour and works once):\n\n${link}\n\nIf that was not you, do nothing: your password stays as it is.\n`,
  };
}

/**
 * The mail to somebody whose address was used to sign up a second time, so that the sign-up page
 * need not tell strangers.
 */
export function alreadySignedUpMail(to: string, link: string): Mail {
  return {
    to,
    subject: "You already have an account",
    text: `Somebody tried to sign up at Streakline with your e-mail address. You already have an account; sign in here:\n\n${link}\n\nIf that was not you, do nothing.\n`,
  };
}
