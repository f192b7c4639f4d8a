import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { connection, subscribeConnection } from "../domain/connection.ts";
import { Door } from "../features/session/door.tsx";
import { Button } from "../ui/button.tsx";
import { Loading } from "../ui/states.tsx";
import { endSession } from "./end-session.ts";

/**
 * Signs out, and tries again as soon as the server can be reached. Only shown while a sign-out is
 * pending.
 */
export function SignOutPage() {
  const { mutate, isError, isPending } = useMutation({
    mutationFn: endSession,
    // A full load: nothing of the person stays in memory.
    onSuccess: () => globalThis.location.assign("/sign-in"),
  });
  useEffect(() => {
    mutate();
    return subscribeConnection(() => connection() === "online" && mutate());
  }, [mutate]);
  return <SigningOut hasFailed={isError} isBusy={isPending} onRetry={() => mutate()} />;
}

/** What is true while a sign-out is under way, and while the server has not confirmed it. */
export function SigningOut({
  hasFailed,
  isBusy,
  onRetry,
}: {
  hasFailed: boolean;
  isBusy: boolean;
  onRetry: () => void;
}) {
  if (!hasFailed) {
    return (
      <Door title="Signing you out">
        <Loading what="the sign-in page" />
      </Door>
    );
  }
  return (
    <Door title="You are not signed out yet">
      <div role="status" className="flex flex-col gap-3">
        <p>
          This browser has forgotten your days. But the server did not confirm it, so your session
          there still lives.
        </p>
        <p className="text-ink-2">
          It is ended as soon as the server can be reached: by this page, or by the next one that is
          opened in this browser, before it shows anything. On a machine that others use, wait for
          it here, or end the session from another device under Settings, Sessions.
        </p>
      </div>
      <Button kind="primary" busy={isBusy} className="mt-6 w-full" onClick={onRetry}>
        Try again
      </Button>
    </Door>
  );
}
