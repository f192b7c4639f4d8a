import { ProfileInput } from "@streakline/shared/accounts/account-answers.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { callAuth } from "../../api/call-auth.ts";
import { MailPageLink, useMailSink } from "../../domain/mail/mail-sink-hint.tsx";
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

export function ProfilePage(): ReactNode {
  const me = useMe();
  const queryClient = useQueryClient();
  const [complaints, setComplaints] = useState<{ displayName?: string; username?: string }>({});
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const isMailKept = useMailSink();
  const save = useMutation(
    api.accounts.updateProfile.mutationOptions({
      onSuccess: (next) => {
        queryClient.setQueryData(api.accounts.me.queryKey(), next);
        showToast("Profile saved");
      },
    }),
  );

  const resend = useMutation({
    mutationFn: () =>
      callAuth("/send-verification-email", { email: me.email, callbackURL: "/verify" }),
    onSuccess: () => showToast("The link was sent again"),
    onError: () => showToast("The link could not be sent. Try again in a moment.", true),
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const parsed = ProfileInput.safeParse({
      displayName: data.get("displayName"),
      username: data.get("username"),
    });
    if (parsed.success) {
      setComplaints({});
      save.mutate(parsed.data);
      return;
    }
    const complains = (field: string) => parsed.error.issues.some(({ path }) => path[0] === field);
    setComplaints({
      ...(complains("displayName") ? { displayName: "Use 1 to 100 characters." } : {}),
      ...(complains("username")
        ? {
            username:
              "Use 3 to 50 letters, digits, - or _, and begin and end with a letter or digit.",
          }
        : {}),
    });
  }

  return (
    <>
      <PageTitle>Profile</PageTitle>
      <Card title="You">
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
            hint={<EmailHint isConfirmed={me.emailVerified} isMailKept={isMailKept} />}
          />
          {!me.emailVerified && (
            <Button
              small
              busy={resend.isPending}
              className="-mt-2 self-start"
              onClick={() => resend.mutate()}
            >
              Send the link again
            </Button>
          )}
          <Button type="submit" kind="primary" busy={save.isPending} className="self-start">
            Save
          </Button>
        </form>
      </Card>
      <Card title="Appearance">
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
      </Card>
    </>
  );
}

/**
 * Whether the address is confirmed, and where the link lies that does it. `isMailKept`: this server
 * sends no mail.
 */
export function EmailHint({
  isConfirmed,
  isMailKept,
}: {
  isConfirmed: boolean;
  isMailKept: boolean;
}) {
  if (isConfirmed) return "Confirmed.";
  if (!isMailKept) return "Not confirmed yet; the link is in your mailbox, and valid for one hour.";
  return (
    <>
      Not confirmed yet. This server sends no mail: the link lies on its{" "}
      <MailPageLink>mail page</MailPageLink>, and is valid for one hour.
    </>
  );
}
