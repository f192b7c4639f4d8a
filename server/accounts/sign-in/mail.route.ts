import { DomainError } from "@streakline/shared/errors.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { KeptMail, Mailer } from "../../platform/mail/mail.ts";

/**
 * The pages /mail and /mail.json: the mails that were kept instead of sent. Only without a mail
 * server, on a server that is for this machine alone, and for requests that were made on it and to
 * it, because the mails contain links that sign people in.
 */
export async function mailRoute(
  app: FastifyInstance,
  { mailer, publicUrl }: { mailer: Mailer; publicUrl: string },
): Promise<void> {
  const isOwn = isLoopback(new URL(publicUrl).hostname);
  const kept = (request: FastifyRequest): readonly KeptMail[] => {
    if (mailer.kept === null || !isOwn || !isLocal(request)) throw new DomainError("not_found");
    return mailer.kept();
  };
  app.get("/mail.json", (request, reply) =>
    reply.header("cache-control", "no-store").send({ mails: kept(request) }),
  );
  app.get("/mail", (request, reply) =>
    reply
      .header("cache-control", "no-store")
      .header(
        "content-security-policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      )
      .type("text/html; charset=utf-8")
      .send(page(kept(request))),
  );
}

/** Headers of proxies: behind one, everybody comes from this machine. */
const FORWARDED = /^(x-forwarded-.*|forwarded|via|x-real-ip|[a-z]+-connecting-ip|true-client-ip)$/;

function isLocal({ socket, headers }: FastifyRequest): boolean {
  const host = (headers.host ?? "").replace(/:\d+$/, "");
  return (
    isLoopback(socket.remoteAddress ?? "") &&
    isLoopback(host) &&
    !Object.keys(headers).some((name) => FORWARDED.test(name))
  );
}

/** Whether a host name or an address means this machine. */
function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replaceAll(/[[\]]/g, "");
  return name === "localhost" || name === "::1" || /^(::ffff:)?127\.[\d.]+$/.test(name);
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
