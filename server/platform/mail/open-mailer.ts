import type { Mailer } from "./mail.ts";
import { openMailSink } from "./mail-sink.ts";
import { openSmtpMailer } from "./smtp-mailer.ts";

/** Sends over SMTP when there is a server for it; otherwise keeps the mails (openMailSink). */
export function openMailer(
  { smtpUrl, mailFrom }: { smtpUrl: string | null; mailFrom: string },
  onKept: (subject: string) => void,
): Mailer {
  return smtpUrl === null ? openMailSink(onKept) : openSmtpMailer({ smtpUrl, from: mailFrom });
}
