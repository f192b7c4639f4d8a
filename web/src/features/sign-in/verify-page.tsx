import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { callAuth } from "../../api/call-auth.ts";
import { MailSinkHint } from "../../domain/mail/mail-sink-hint.tsx";
import { Button, buttonClass } from "../../ui/forms/button.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { authSentence } from "./auth-sentences.ts";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

const route = getRouteApi("/verify");

/** Asks for a look into the mailbox; after the link in the mail: confirmed, or expired. */
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
      <SignInFrame
        title="This link is no longer valid"
        lead="Links to confirm an address are valid for one hour. Sign in, and a new one is sent."
      >
        <Link to="/sign-in" className={LINK_CLASS}>
          Sign in
        </Link>
      </SignInFrame>
    );
  }
  if (email === undefined) {
    return (
      <SignInFrame title="Your address is confirmed" lead="Thank you. Your account is ready.">
        <a href={next ?? "/welcome"} className={`${buttonClass("primary")} w-full`}>
          Continue
        </a>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame
      title="Check your mailbox"
      lead={
        <>
          A link to confirm <strong className="font-semibold text-ink">{email}</strong> is on its
          way. Open it in this browser.
        </>
      }
      below={
        <Link to="/sign-in" search={next === undefined ? {} : { next }} className={LINK_CLASS}>
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
    </SignInFrame>
  );
}
