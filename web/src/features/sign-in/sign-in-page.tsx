import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate, useRouter } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { callAuth } from "../../api/call-auth.ts";
import { Button } from "../../ui/forms/button.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { afterSignIn } from "./after-sign-in.ts";
import { type Complaints, readForm, SignInForm } from "./auth-forms.ts";
import { authSentence, isUnverified } from "./auth-sentences.ts";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

const route = getRouteApi("/sign-in");

export function SignInPage(): ReactNode {
  const { next, reset } = route.useSearch();
  const router = useRouter();
  const navigate = useNavigate();
  const [complaints, setComplaints] = useState<Complaints>({});
  const { data: instance } = useQuery(api.instance.info.queryOptions());
  const signIn = useMutation({
    mutationFn: async (form: { email: string; password: string }) => {
      await callAuth("/sign-in/email", form);
      return afterSignIn(next);
    },
    onSuccess: (to) => router.history.push(to),
    onError: (error, { email }) =>
      isUnverified(error) && void navigate({ to: "/verify", search: { email, next } }),
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { value, complaints } = readForm(SignInForm, new FormData(event.currentTarget));
    setComplaints(complaints ?? {});
    if (value !== null) signIn.mutate(value);
  }

  return (
    <SignInFrame
      title="Sign in"
      lead={instance?.needsFirstUser ? "This server has no account yet." : undefined}
      below={
        instance === undefined || instance.signUpOpen || instance.needsFirstUser ? (
          <>
            New here?{" "}
            <Link to="/sign-up" search={next === undefined ? {} : { next }} className={LINK_CLASS}>
              Create an account
            </Link>
          </>
        ) : (
          "Sign-up is closed on this server. Ask its administrator for an account."
        )
      }
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {reset !== undefined && <p role="status">The new password is set. Sign in with it.</p>}
        {signIn.isError && !isUnverified(signIn.error) && (
          <ErrorNote sentence={authSentence(signIn.error)} />
        )}
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          error={complaints["email"]}
        />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={complaints["password"]}
        />
        <Button type="submit" kind="primary" busy={signIn.isPending || signIn.isSuccess}>
          Sign in
        </Button>
        <Link to="/forgot" className={`${LINK_CLASS} self-start text-sm`}>
          Forgot your password?
        </Link>
      </form>
    </SignInFrame>
  );
}
