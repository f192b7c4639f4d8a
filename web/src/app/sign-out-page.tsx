import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { connection, subscribeConnection } from "../api/connection.ts";
import { SignInFrame } from "../features/sign-in/sign-in-frame.tsx";
import { Button } from "../ui/forms/button.tsx";
import { Loading } from "../ui/feedback/states.tsx";
import { endSession } from "./end-session.ts";

/**
 * Signs out, and tries again as soon as the server can be reached. Shown only while a sign-out is
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

/** The state of a sign-out: under way, or not confirmed by the server yet. */
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
      <SignInFrame title="Signing you out">
        <Loading what="the sign-in page" />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title="You are not signed out yet">
      <div role="status" className="flex flex-col gap-3">
        <p>
          Your data was removed from this browser. The server has not confirmed the sign-out yet, so
          your login session is still open.
        </p>
        <p className="text-ink-2">
          It ends as soon as the server can be reached: by this page, or by the next one that you
          open in this browser, before it shows anything. On a shared machine wait here, or end the
          login session from another device under Settings, Login sessions.
        </p>
      </div>
      <Button kind="primary" busy={isBusy} className="mt-6 w-full" onClick={onRetry}>
        Try again
      </Button>
    </SignInFrame>
  );
}
