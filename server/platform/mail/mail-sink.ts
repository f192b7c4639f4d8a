import type { KeptMail, Mailer } from "./mail.ts";

/** How many mails the sink keeps. */
const KEPT_MAX = 50;

/**
 * Keeps the last 50 mails in memory instead of sending them, for the local page /mail.
 * @param onKept told of each mail's subject
 */
export function openMailSink(onKept: (subject: string) => void): Mailer {
  const mails: KeptMail[] = [];
  return {
    kept: () => mails,
    async send(mail) {
      mails.unshift({ ...mail, at: new Date().toISOString() });
      mails.length = Math.min(mails.length, KEPT_MAX);
      onKept(mail.subject);
    },
  };
}
