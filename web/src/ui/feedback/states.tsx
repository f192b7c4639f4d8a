import type { ReactNode } from "react";
import { Button } from "../forms/button.tsx";
import { classes } from "../classes.ts";

/** A block of the size of what will stand there, so that nothing moves when it loads. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <div aria-hidden="true" className={`skeleton ${className}`} />;
}

/** Announces to screen readers that something loads; skeletons show it to the eye. */
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="sr-only">
      Loading {what}
    </p>
  );
}

/** An empty state: why, and what to do. `wholePage` makes its title the heading of the page. */
export function Empty({
  title,
  children,
  action,
  art,
  wholePage = false,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  art?: ReactNode;
  wholePage?: boolean;
}) {
  const Heading = wholePage ? "h1" : "h2";
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      {art}
      <Heading className="text-lg font-semibold">{title}</Heading>
      {children !== undefined && (
        <div className="max-w-prose text-balance text-ink-2">{children}</div>
      )}
      {action}
    </div>
  );
}

/** An error: its sentence, and "Try again" where that can help. */
export function ErrorNote({
  sentence,
  requestId,
  onRetry,
}: {
  sentence: string;
  requestId?: string | null;
  onRetry?: (() => void) | undefined;
}) {
  return (
    <div
      role="alert"
      className={classes(
        "flex flex-col items-start gap-3 rounded-lg border border-danger",
        "bg-danger-soft p-4 sm:flex-row sm:items-center sm:justify-between",
      )}
    >
      <p>
        {sentence}
        {requestId != null && <span className="block text-xs text-ink-2">Request {requestId}</span>}
      </p>
      {onRetry !== undefined && (
        <Button small onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
