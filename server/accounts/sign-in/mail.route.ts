import { DomainError } from "@streakline/shared/errors.ts";
import type { FastifyInstance } from "fastify";
import type { KeptMail, Mailer } from "../../platform/mail/mail.ts";

/**
 * The pages /mail and /mail.json: the mails that were kept instead of sent. Only without a mail
 * server, and only for requests from this machine, because the mails contain links that sign people
 * in.
 */
export async function mailRoute(app: FastifyInstance, options: { mailer: Mailer }): Promise<void> {
  const kept = (address: string, isForwarded: boolean): readonly KeptMail[] => {
    if (options.mailer.kept === null || isForwarded || !isLoopback(address))
      throw new DomainError("not_found");
    return options.mailer.kept();
  };
  app.get("/mail.json", (request, reply) =>
    reply
      .header("cache-control", "no-store")
      .send({ mails: kept(request.ip, "x-forwarded-for" in request.headers) }),
  );
  app.get("/mail", (request, reply) =>
    reply
      .header("cache-control", "no-store")
      .header(
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      )
      .type("text/html; charset=utf-8")
      .send(page(kept(request.ip, "x-forwarded-for" in request.headers))),
  );
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}

function page(mails: readonly KeptMail[]): string {
  const letters = mails.map(
    (mail) =>
      `<article><h2>${escaped(mail.subject)}</h2><p>${escaped(mail.at)} to ` +
      `${escaped(mail.to)}</p><pre>${linked(mail.text)}</pre></article>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Mail</title>
<style>
body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border-top:1px solid;padding:1rem 0}pre{white-space:pre-wrap;overflow-wrap:anywhere}
</style>
<h1>Mail</h1><p>Set SMTP_URL to send mails. Until then the last 50 are kept here, in memory.</p>
${letters.join("\n") || "<p>No mail yet.</p>"}</html>`;
}

function linked(text: string): string {
  return escaped(text).replaceAll(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}">${link}</a>`);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
