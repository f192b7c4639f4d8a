import { useMutation } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { callAuth } from "../../api/call-auth.ts";
import { Button } from "../../ui/forms/button.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { type Complaints, PasswordForm, readForm } from "./auth-forms.ts";
import { authSentence } from "./auth-sentences.ts";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

const route = getRouteApi("/reset");

export function ResetPage(): ReactNode {
  const { token, error } = route.useSearch();
  const navigate = useNavigate();
  const [complaints, setComplaints] = useState<Complaints>({});
  const reset = useMutation({
    mutationFn: (newPassword: string) => callAuth("/reset-password", { newPassword, token }),
    onSuccess: () => navigate({ to: "/sign-in", search: { reset: "1" } }),
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { value, complaints } = readForm(PasswordForm, new FormData(event.currentTarget));
    setComplaints(complaints ?? {});
    if (value !== null) reset.mutate(value.password);
  }

  if (token === undefined || error !== undefined) {
    return (
      <SignInFrame
        title="This link is no longer valid"
        lead="Links to set a password work once and for one hour."
      >
        <Link to="/forgot" className={LINK_CLASS}>
          Ask for a new link
        </Link>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame
      title="Choose a new password"
      lead="All browsers that are signed in are signed out. Your editors stay connected."
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {reset.isError && <ErrorNote sentence={authSentence(reset.error)} />}
        <Field
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          autoFocus
          required
          hint="At least 10 characters. Four words do well."
          error={complaints["password"]}
        />
        <Button type="submit" kind="primary" busy={reset.isPending || reset.isSuccess}>
          Set the password
        </Button>
      </form>
    </SignInFrame>
  );
}
