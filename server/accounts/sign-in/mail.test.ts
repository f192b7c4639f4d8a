import Fastify from "fastify";
import { expect, test } from "vitest";
import { mailRoute } from "./mail.route.ts";
import { openMailer } from "../../platform/mail/open-mailer.ts";

async function ask(
  path: string,
  { smtpUrl = null as string | null, remoteAddress = "127.0.0.1" } = {},
) {
  const mailer = openMailer({ smtpUrl, mailFrom: "s@example.org" }, () => {});
  if (smtpUrl === null)
    await mailer.send({ to: "a@b.c", subject: "<b>Hi</b>", text: "open http://x/y?a=1&b=2 'now'" });
  const app = Fastify();
  app.setErrorHandler((error: { status?: number }, _request, reply) =>
    reply.status(error.status ?? 500).send(),
  );
  await app.register(mailRoute, { mailer });
  return app.inject({ url: path, remoteAddress });
}

test("/mail shows kept mails with working links and nothing that a browser would run", async () => {
  const { body, headers } = await ask("/mail");
  expect(body).toContain("&lt;b&gt;Hi&lt;/b&gt;");
  expect(body).toContain('<a href="http://x/y?a=1&amp;b=2">');
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect((await ask("/mail.json")).json()).toMatchObject({ mails: [{ to: "a@b.c" }] });
});

test("/mail does not exist for other machines, nor where mails are really sent", async () => {
  expect((await ask("/mail", { remoteAddress: "192.168.1.7" })).statusCode).toBe(404);
  expect((await ask("/mail.json", { smtpUrl: "smtp://127.0.0.1:25" })).statusCode).toBe(404);
  expect((await ask("/mail", { remoteAddress: "::1" })).statusCode).toBe(200);
});
