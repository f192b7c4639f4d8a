import { expect, test } from "vitest";
import { openMailer } from "./open-mailer.ts";

const from = { mailFrom: "s@example.org" };

test("openMailer() keeps mails unless there is a server that sends them", () => {
  expect(openMailer({ ...from, smtpUrl: null }, () => {}).kept?.()).toEqual([]);
  expect(openMailer({ ...from, smtpUrl: "smtp://127.0.0.1:25" }, () => {}).kept).toBeNull();
});
