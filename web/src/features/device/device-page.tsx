import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { CircleCheck, CircleX, MonitorSmartphone } from "lucide-react";
import { type FormEvent, type ReactNode, useState } from "react";
import { api } from "../../api/api.ts";
import { useMe } from "../../domain/person/use-me.ts";
import { Button, buttonClass } from "../../ui/forms/button.tsx";
import { Field } from "../../ui/forms/field.tsx";
import { Empty, ErrorNote, Loading, Skeleton } from "../../ui/feedback/states.tsx";
import {
  answerCode,
  cleanCode,
  clientKind,
  clientName,
  codeSentence,
  groupedCode,
  lookUpCode,
} from "./device-calls.ts";

const route = getRouteApi("/_in/device");

/**
 * Approves a code that an editor or a browser shows. With the code in the address it is one click.
 */
export function DevicePage(): ReactNode {
  const { user_code } = route.useSearch();
  return (
    <div className="mx-auto w-full max-w-110 pt-[5vh]">
      <section className="card p-6 sm:p-8">
        {user_code === undefined ? (
          <AskForCode />
        ) : (
          <Review key={user_code} code={cleanCode(user_code)} />
        )}
      </section>
    </div>
  );
}

function AskForCode() {
  const navigate = useNavigate();
  const [complaint, setComplaint] = useState<string>();
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("code");
    const code = cleanCode(typeof typed === "string" ? typed : "");
    if (code === "") setComplaint("Type the code that your editor or browser shows.");
    else void navigate({ to: "/device", search: { user_code: code } });
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">
        Connect an editor or browser
      </h1>
      <Field
        label="Code from the editor or browser"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        autoFocus
        placeholder="ABCD-EFGH"
        error={complaint}
      />
      <Button type="submit" kind="primary">
        Continue
      </Button>
    </form>
  );
}

function Review({ code }: { code: string }) {
  const me = useMe();
  const queryClient = useQueryClient();
  const request = useQuery({
    queryKey: ["device-code", code],
    queryFn: () => lookUpCode(code),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const answer = useMutation({
    mutationFn: (choice: "approve" | "deny") => answerCode(code, choice),
    onSuccess: () => queryClient.invalidateQueries(api.devices.pathFilter()),
  });
  if (request.isPending) {
    return (
      <div className="flex flex-col gap-4">
        <Loading what="the code" />
        <Skeleton className="h-7 w-52" />
        <Skeleton className="h-20" />
        <Skeleton className="h-9" />
      </div>
    );
  }
  if (request.isError) {
    return (
      <div className="flex flex-col gap-4">
        <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">
          This code cannot be used
        </h1>
        <ErrorNote sentence={codeSentence(request.error)} />
        <Link to="/device" search={{}} className={buttonClass("plain")}>
          Type another code
        </Link>
      </div>
    );
  }
  const status = answer.isSuccess
    ? answer.variables === "approve"
      ? "approved"
      : "denied"
    : request.data.status;
  const name = clientName(request.data.client_id);
  const what = clientKind(request.data.client_id);
  switch (status) {
    case "approved":
      return (
        <Empty
          wholePage
          art={<CircleCheck size={36} className="text-accent" aria-hidden="true" />}
          title="Connected"
          action={
            <Link to={me.hasSessions ? "/" : "/welcome"} className={buttonClass("primary")}>
              {me.hasSessions ? "Go to Today" : "Watch the first minutes arrive"}
            </Link>
          }
        >
          {what === "browser"
            ? "The extension now records what you allowed it."
            : "Go back to your editor; it is recording."}{" "}
          You can close this page.
        </Empty>
      );
    case "denied":
      return (
        <Empty
          wholePage
          art={<CircleX size={36} className="text-ink-3" aria-hidden="true" />}
          title="Not connected"
        >
          The {what} was refused. It has no access to your account.
        </Empty>
      );
    case "pending":
      return (
        <div className="flex flex-col gap-5">
          <div className="flex items-start gap-4">
            <MonitorSmartphone
              size={28}
              className="mt-0.5 shrink-0 text-accent"
              aria-hidden="true"
            />
            <div>
              <h1 className="text-[1.375rem] leading-7 font-semibold tracking-[-0.015em]">
                Connect this {what}?
              </h1>
              <p className="mt-1 text-ink-2">
                {name} wants to record for{" "}
                <strong className="font-semibold text-ink">{me.displayName}</strong>. It may send
                what you allow it to record, and read today’s total
                {what === "browser" && " and what sites count as"}, nothing else.
              </p>
            </div>
          </div>
          <div className="rounded-lg bg-sunken px-4 py-3">
            <p className="text-sm text-ink-2">The {what} must show this code</p>
            <p className="font-mono text-2xl tracking-[0.12em]">{groupedCode(code)}</p>
          </div>
          {answer.isError && <ErrorNote sentence={codeSentence(answer.error)} />}
          <div className="flex flex-col gap-2 sm:flex-row-reverse">
            <Button
              kind="primary"
              className="flex-1"
              busy={answer.isPending}
              onClick={() => answer.mutate("approve")}
            >
              Connect
            </Button>
            <Button
              className="flex-1"
              disabled={answer.isPending}
              onClick={() => answer.mutate("deny")}
            >
              Refuse
            </Button>
          </div>
        </div>
      );
  }
}
