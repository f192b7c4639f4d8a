import { createTransport } from "nodemailer";
import type { Mailer } from "./mail.ts";

/** Sends mails over SMTP. `from` is the sender's address. */
export function openSmtpMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport(smtpUrl, {
    from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { kept: null, send: async (mail) => void (await transport.sendMail(mail)) };
}
