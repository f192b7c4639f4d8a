import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";

/**
 * Whether this server keeps its mails on a page of its own instead of sending them; false until it
 * is known.
 */
export function useMailSink(): boolean {
  return useQuery(api.instance.info.queryOptions()).data?.mailSink === true;
}

/**
 * Where mail goes while none is sent: shown on servers that keep their mails on a page of their
 * own.
 */
export function MailSinkHint() {
  if (!useMailSink()) return null;
  return (
    <p className="mt-4 text-sm text-ink-2">
      This server sends no mail yet. <MailPageLink>Read it on its mail page</MailPageLink>.
    </p>
  );
}

/** The way to that page. */
export function MailPageLink({ children }: { children: string }) {
  return (
    <a
      className="font-medium text-ink underline decoration-line-strong underline-offset-4 hover:decoration-ink"
      href="/mail"
    >
      {children}
    </a>
  );
}
