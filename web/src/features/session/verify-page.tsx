import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { callAuth } from "../../app/api.ts";
import { MailSinkHint } from "../../domain/mail-sink-hint.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { ErrorNote } from "../../ui/states.tsx";
import { authSentence } from "./auth-sentences.ts";
import { Door, LINK } from "./door.tsx";

const route = getRouteApi("/verify");

/** Before the link in the mail: what to do. After it: confirmed, or the link was too old. */
export function VerifyPage(): ReactNode {
  const { email, error, next } = route.useSearch();
  const resend = useMutation({
    mutationFn: () =>
      callAuth("/send-verification-email", {
        email,
        callbackURL: next === undefined ? "/verify" : `/verify?next=${encodeURIComponent(next)}`,
      }),
  });
  if (error !== undefined) {
    return (
      <Door
        title="This link is no longer valid"
        lead="Links to confirm an address are valid for one hour. Sign in, and a new one is sent."
      >
        <Link to="/sign-in" className={LINK}>
          Sign in
        </Link>
      </Door>
    );
  }
  if (email === undefined) {
    return (
      <Door title="Your address is confirmed" lead="Thank you. All is ready now.">
        <a href={next ?? "/welcome"} className={`${buttonClass("primary")} w-full`}>
          Continue
        </a>
      </Door>
    );
  }
  return (
    <Door
      title="Look into your mailbox"
      lead={
        <>
          A link to confirm <strong className="font-semibold text-ink">{email}</strong> is on its
          way. Open it in this browser.
        </>
      }
      below={
        <Link to="/sign-in" search={next === undefined ? {} : { next }} className={LINK}>
          Back to sign in
        </Link>
      }
    >
      {resend.isError && <ErrorNote sentence={authSentence(resend.error)} />}
      {resend.isSuccess ? (
        <p role="status">The link was sent again.</p>
      ) : (
        <Button onClick={() => resend.mutate()} busy={resend.isPending}>
          Send the link again
        </Button>
      )}
      <MailSinkHint />
    </Door>
  );
}
