import { createTransport } from "nodemailer";
import type { Log } from "../../trpc/context.ts";

export type Mail = { to: string; subject: string; text: string };
/** A kept mail. `at`: ISO instant. */
export type KeptMail = Mail & { at: string };
export type Mailer = {
  send(mail: Mail): Promise<void>;
  /** Kept mails for the page /mail, newest first; null when mails are sent. */
  kept: (() => readonly KeptMail[]) | null;
};

/** Most mails that are kept. */
const KEPT_MAX = 50;

/**
 * Sends mails over SMTP when `smtpUrl` is set. Otherwise keeps the last 50 in memory for the local
 * page /mail.
 */
export function openMailer(options: { smtpUrl: string | null; from: string; log: Log }): Mailer {
  if (options.smtpUrl === null) return sink(options.log);
  const transport = createTransport(options.smtpUrl, {
    from: options.from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { kept: null, send: async (mail) => void (await transport.sendMail(mail)) };
}

function sink(log: Log): Mailer {
  const mails: KeptMail[] = [];
  return {
    kept: () => mails,
    async send(mail) {
      mails.unshift({ ...mail, at: new Date().toISOString() });
      mails.length = Math.min(mails.length, KEPT_MAX);
      log.info(
        { subject: mail.subject },
        "A mail was kept on the local page /mail, because SMTP_URL is not set",
      );
    },
  };
}
