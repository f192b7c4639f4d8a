import { expect, test, vi } from "vitest";
import { mailContract } from "../../testing/contracts/mail-contract.ts";
import { openMailSink } from "./mail-sink.ts";

mailContract("kept in memory", async () => {
  const mailer = openMailSink(() => {});
  return { mailer, arrived: () => JSON.stringify(mailer.kept?.()), stop() {} };
});

test("openMailSink() keeps the newest fifty mails, newest first, and tells each subject", async () => {
  const onKept = vi.fn<(subject: string) => void>();
  const mailer = openMailSink(onKept);
  for (let i = 0; i < 55; i += 1)
    await mailer.send({ to: "ada@example.org", subject: `mail ${i}`, text: "A line" });
  const kept = mailer.kept?.() ?? [];
  expect(kept.map(({ subject }) => subject)).toEqual(
    Array.from({ length: 50 }, (_, i) => `mail ${54 - i}`),
  );
  expect(onKept).toHaveBeenLastCalledWith("mail 54");
});
