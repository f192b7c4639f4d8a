import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { callAuth } from "../../app/api.ts";
import { MailSinkHint } from "../../domain/mail-sink-hint.tsx";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { ErrorNote } from "../../ui/states.tsx";
import { type Complaints, EmailForm, readForm } from "./auth-forms.ts";
import { authSentence } from "./auth-sentences.ts";
import { Door, LINK } from "./door.tsx";

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
    <Link to="/sign-in" className={LINK}>
      Back to sign in
    </Link>
  );
  if (ask.isSuccess) {
    return (
      <Door
        title="Look into your mailbox"
        lead={`If ${ask.variables} has an account here, a link to set a new password is on its way. It is valid for one hour.`}
        below={back}
      >
        <MailSinkHint />
      </Door>
    );
  }
  return (
    <Door
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
    </Door>
  );
}
