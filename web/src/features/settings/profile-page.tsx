import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { callAuth } from "../../api/call-auth.ts";
import { isMailPageHere, MailPageLink, useMailSink } from "../../domain/mail/mail-sink-hint.tsx";
import { refusalOf } from "../../api/refusal.ts";
import { chooseTheme, chosenTheme, type Theme } from "../../ui/theme.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { Button } from "../../ui/forms/button.tsx";
import { Card } from "../../ui/layout/card.tsx";
import { Choice } from "../../ui/forms/choice.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { PageTitle } from "../../ui/layout/page-title.tsx";
import { ErrorNote } from "../../ui/feedback/states.tsx";
import { showToast } from "../../ui/feedback/toast.tsx";
import { type Complaints, readProfile } from "./read-profile.ts";

/** Name, user name and e-mail address, and how the dashboard looks. */
export function ProfilePage(): ReactNode {
  return (
    <>
      <PageTitle>Profile</PageTitle>
      <Card title="You">
        <ProfileForm />
      </Card>
      <Card title="Appearance">
        <ThemeChoice />
      </Card>
    </>
  );
}

function ProfileForm() {
  const me = useMe();
  const queryClient = useQueryClient();
  const [complaints, setComplaints] = useState<Complaints>({});
  const isMailKept = useMailSink();
  const save = useMutation(
    api.accounts.updateProfile.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(api.accounts.me.queryKey(), next);
        showToast("Profile saved");
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { value, complaints } = readProfile(new FormData(event.currentTarget));
    setComplaints(complaints);
    if (value !== null) save.mutate(value);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {save.isError && <ErrorNote {...refusalOf(save.error)} />}
      <Field
        label="Name"
        name="displayName"
        defaultValue={me.displayName}
        autoComplete="name"
        error={complaints.displayName}
      />
      <Field
        label="User name"
        name="username"
        defaultValue={me.username}
        autoComplete="off"
        spellCheck={false}
        error={complaints.username}
      />
      <Field
        label="E-mail"
        value={me.email}
        readOnly
        hint={
          <EmailHint
            isConfirmed={me.emailVerified}
            isMailKept={isMailKept}
            isMailPageHere={isMailPageHere()}
          />
        }
      />
      {!me.emailVerified && <ResendButton email={me.email} />}
      <Button type="submit" kind="primary" busy={save.isPending} className="self-start">
        Save
      </Button>
    </form>
  );
}

function ResendButton({ email }: { email: string }) {
  const resend = useMutation({
    mutationFn: () => callAuth("/send-verification-email", { email, callbackURL: "/verify" }),
    onSuccess: () => showToast("The link was sent again"),
    onError: () => showToast("The link could not be sent. Try again in a moment.", true),
  });
  return (
    <Button
      small
      busy={resend.isPending}
      className="-mt-2 self-start"
      onClick={() => resend.mutate()}
    >
      Send the link again
    </Button>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  return (
    <Choice
      label="Theme"
      value={theme}
      options={[
        { value: "system", label: "As the system" },
        { value: "light", label: "Light" },
        { value: "dark", label: "Dark" },
      ]}
      onChange={(next) => {
        chooseTheme(next);
        setTheme(next);
      }}
    />
  );
}

/**
 * Whether the e-mail address is confirmed, and where the link that confirms it is. `isMailKept`:
 * the server sends no mail. `isMailPageHere`: this browser may open its mail page.
 */
export function EmailHint({
  isConfirmed,
  isMailKept,
  isMailPageHere,
}: {
  isConfirmed: boolean;
  isMailKept: boolean;
  isMailPageHere: boolean;
}) {
  if (isConfirmed) return "Confirmed.";
  if (!isMailKept) return "Not confirmed yet; the link is in your mailbox, and valid for one hour.";
  if (!isMailPageHere)
    return "Not confirmed yet. This server sends no mail; ask its administrator.";
  return (
    <>
      Not confirmed yet. This server sends no mail: the link lies on its{" "}
      <MailPageLink>mail page</MailPageLink>, and is valid for one hour.
    </>
  );
}
