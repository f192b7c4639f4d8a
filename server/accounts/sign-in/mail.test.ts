import Fastify from "fastify";
import { expect, test } from "vitest";
import { mailRoute } from "./mail.route.ts";
import { openMailer } from "../../platform/mail/open-mailer.ts";

async function ask(
  path: string,
  {
    smtpUrl = null as string | null,
    remoteAddress = "127.0.0.1",
    publicUrl = "http://localhost:3000",
    headers = {},
  } = {},
) {
  const mailer = openMailer({ smtpUrl, mailFrom: "s@example.org" }, () => {});
  if (smtpUrl === null)
    await mailer.send({ to: "a@b.c", subject: "<b>Hi</b>", text: "open http://x/y?a=1&b=2 'now'" });
  const app = Fastify();
  app.setErrorHandler((error: { status?: number }, _request, reply) =>
    reply.status(error.status ?? 500).send(),
  );
  await app.register(mailRoute, { mailer, publicUrl });
  return app.inject({ url: path, remoteAddress, headers: { host: "localhost:3000", ...headers } });
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

test.for([
  ["behind a proxy", { headers: { "x-forwarded-for": "203.0.113.1" } }],
  ["behind a proxy that names itself only", { headers: { via: "1.1 proxy" } }],
  ["behind a proxy of another kind", { headers: { forwarded: "for=203.0.113.1" } }],
  ["behind a proxy in front of everything", { headers: { "cf-connecting-ip": "203.0.113.1" } }],
  ["under a name that points here", { headers: { host: "evil.test" } }],
  ["under this machine's address in the network", { headers: { host: "192.168.1.5:3000" } }],
  ["under a name that begins like this machine", { headers: { host: "127.evil.test" } }],
  ["on a server for others", { publicUrl: "https://hours.example.org" }],
  ["on a server for the network", { publicUrl: "http://192.168.1.5:3000" }],
] as const)("/mail does not exist %s", async ([, given]) => {
  expect((await ask("/mail", given)).statusCode).toBe(404);
  expect((await ask("/mail.json", given)).statusCode).toBe(404);
});

test.for(["127.0.0.1:3000", "[::1]:3000", "LOCALHOST"])("/mail exists under %s", async (host) => {
  expect((await ask("/mail", { headers: { host } })).statusCode).toBe(200);
});
