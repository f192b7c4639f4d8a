import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { callAuth } from "../../api/call-auth.ts";
import { MailSinkHint } from "../../domain/mail/mail-sink-hint.tsx";
import { Button } from "../../ui/forms/button.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { type Complaints, EmailForm, readForm } from "./auth-forms.ts";
import { authSentence } from "./auth-sentences.ts";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

export function ForgotPage(): ReactNode {
  const [complaints, setComplaints] = useState<Complaints>({});
  const ask = useMutation({
    mutationFn: (email: string) =>
      callAuth("/request-password-reset", { email, redirectTo: "/reset" }),
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { value, complaints } = readForm(EmailForm, new FormData(event.currentTarget));
    setComplaints(complaints ?? {});
    if (value !== null) ask.mutate(value.email);
  }

  const back = (
    <Link to="/sign-in" className={LINK_CLASS}>
      Back to sign in
    </Link>
  );
  if (ask.isSuccess) {
    return (
      <SignInFrame
        title="Look into your mailbox"
        lead={
          `If ${ask.variables} has an account here, a link to set a new password ` +
          "is on its way. It is valid for one hour."
        }
        below={back}
      >
        <MailSinkHint />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame
      title="Set a new password"
      lead="A link to do so is sent to your e-mail address."
      below={back}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {ask.isError && <ErrorNote sentence={authSentence(ask.error)} />}
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          error={complaints["email"]}
        />
        <Button type="submit" kind="primary" busy={ask.isPending}>
          Send the link
        </Button>
      </form>
    </SignInFrame>
  );
}
