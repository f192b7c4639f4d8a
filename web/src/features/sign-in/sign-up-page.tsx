import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate, useRouter } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { callAuth } from "../../api/call-auth.ts";
import { Button } from "../../ui/forms/button.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { afterSignIn } from "./after-sign-in.ts";
import { type Complaints, readForm, SignUpForm } from "./auth-forms.ts";
import { authSentence } from "./auth-sentences.ts";
import { LINK_CLASS } from "../../ui/layout/link-class.ts";
import { SignInFrame } from "./sign-in-frame.tsx";

const route = getRouteApi("/sign-up");

/** Creates an account; the first one on a server becomes its administrator. */
export function SignUpPage(): ReactNode {
  const { next } = route.useSearch();
  const { data: instance } = useQuery(api.instance.info.queryOptions());
  const isFirst = instance?.needsFirstUser === true;
  if (instance !== undefined && !instance.signUpOpen && !isFirst) return <SignUpClosed />;
  return (
    <SignInFrame
      title={isFirst ? "Welcome to your own Streakline" : "Create an account"}
      lead={
        isFirst
          ? "The first account on this server becomes its administrator."
          : "Your hours stay on this server."
      }
      below={
        !isFirst && (
          <>
            Have an account?{" "}
            <Link to="/sign-in" search={next === undefined ? {} : { next }} className={LINK_CLASS}>
              Sign in
            </Link>
          </>
        )
      }
    >
      <SignUp next={next} action={isFirst ? "Create the first account" : "Create account"} />
    </SignInFrame>
  );
}

function SignUpClosed() {
  return (
    <SignInFrame
      title="Sign-up is closed"
      lead="Ask the administrator of this server for an account."
    >
      <Link to="/sign-in" className={LINK_CLASS}>
        Sign in with an account you have
      </Link>
    </SignInFrame>
  );
}

/** The form; `action` is the verb on its button. */
function SignUp({ next, action }: { next: string | undefined; action: string }) {
  const [complaints, setComplaints] = useState<Complaints>({});
  const signUp = useSignUp(next);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { value, complaints } = readForm(SignUpForm, new FormData(event.currentTarget));
    setComplaints(complaints ?? {});
    if (value !== null) signUp.mutate(value);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {signUp.isError && <ErrorNote sentence={authSentence(signUp.error)} />}
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        autoFocus
        required
        error={complaints["name"]}
      />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        error={complaints["email"]}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint="At least 10 characters. Four words do well."
        error={complaints["password"]}
      />
      <Button type="submit" kind="primary" busy={signUp.isPending || signUp.isSuccess}>
        {action}
      </Button>
    </form>
  );
}

/**
 * Creates the account; opens the page about confirming the address where the server asks for it.
 */
function useSignUp(next: string | undefined) {
  const router = useRouter();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (form: { name: string; email: string; password: string }) => {
      const callbackURL =
        next === undefined ? "/verify" : `/verify?next=${encodeURIComponent(next)}`;
      const answer = await callAuth("/sign-up/email", { ...form, callbackURL });
      return isSignedIn(answer) ? afterSignIn(next) : null;
    },
    onSuccess: (to, { email }) =>
      to === null
        ? void navigate({ to: "/verify", search: { email, next } })
        : router.history.push(to),
  });
}

/** Whether the answer signed the person in; not while the address must be confirmed first. */
function isSignedIn(answer: unknown): boolean {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "signedIn" in answer &&
    answer.signedIn === true
  );
}
