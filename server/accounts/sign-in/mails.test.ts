import { expect, test } from "vitest";
import { alreadySignedUpMail, resetMail, verificationMail } from "./mails.ts";

test.each([verificationMail, resetMail, alreadySignedUpMail])(
  "$name() is plain text to one person, with the link on its own line",
  (make) => {
    const mail = make("ada@example.org", "https://time.example.org/x?token=1");
    expect(mail.to).toBe("ada@example.org");
    expect(mail.text.split("\n")).toContain("https://time.example.org/x?token=1");
    expect(mail.text).toContain("do nothing");
  },
);
