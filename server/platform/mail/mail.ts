export type Mail = { to: string; subject: string; text: string };

/** The door to mail. */
export type Mailer = {
  /** Hands a mail over; rejects when it is not taken. */
  send(mail: Mail): Promise<void>;
  /** The mails kept for the page /mail, newest first; null when mails are really sent. */
  kept: (() => readonly KeptMail[]) | null;
};

/** A mail that the sink kept. `at` is an ISO instant. */
export type KeptMail = Mail & { at: string };
