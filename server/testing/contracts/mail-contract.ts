import { expect, test } from "vitest";
import type { Mailer } from "../../platform/mail/mail.ts";

/** A mailer, and all that has arrived where it delivers, as one text. */
export type RunningMailer = { mailer: Mailer; arrived(): string; stop(): void };

/** What the door to mail promises, for one implementation. */
export function mailContract(implementation: string, start: () => Promise<RunningMailer>): void {
  test(`mail, ${implementation}: every mail arrives with recipient, subject and text`, async () => {
    const { mailer, arrived, stop } = await start();
    for (const name of ["Ada", "Bob"])
      await mailer.send({
        to: `${name.toLowerCase()}@example.org`,
        subject: `Hello ${name}`,
        text: "A line\nhttps://example.org/x?a=1&b=2",
      });
    for (const part of ["ada@example.org", "Hello Ada", "bob@example.org", "Hello Bob", "A line"])
      expect(arrived()).toContain(part);
    stop();
  });
}
