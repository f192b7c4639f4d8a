import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";

/**
 * Whether this server shows its mails on /mail instead of sending them; false until it is known.
 */
export function useMailSink(): boolean {
  return useQuery(api.instance.info.queryOptions()).data?.mailSink === true;
}

/** Says where to read mail on a server that sends none. */
export function MailSinkHint() {
  if (!useMailSink()) return null;
  return (
    <p className="mt-4 text-sm text-ink-2">
      This server sends no mail yet.{" "}
      {isMailPageHere() ? (
        <>
          <MailPageLink>Read it on its mail page</MailPageLink>.
        </>
      ) : (
        "Ask its administrator, who can set SMTP_URL."
      )}
    </p>
  );
}

/** Whether this browser runs on the machine of the server: only there is its mail page. */
export function isMailPageHere(hostname: string = globalThis.location?.hostname ?? ""): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

/** A link to /mail. */
export function MailPageLink({ children }: { children: string }) {
  return (
    <a className={LINK_CLASS} href="/mail">
      {children}
    </a>
  );
}
