import type { ReactNode } from "react";
import { Button } from "../forms/button.tsx";

/**
 * What a page shows while it waits: blocks of the size of what will stand there, so that nothing
 * jumps.
 */
export function Skeleton({ className = "" }: { className?: string }) {
  return <div aria-hidden="true" className={`skeleton ${className}`} />;
}

/** Tells screen readers that something is on its way; eyes see the skeletons. */
export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="sr-only">
      Loading {what}
    </p>
  );
}

/** Nothing here yet: why, and the way on. `wholePage` when nothing else names the page. */
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

/**
 * Something was refused or failed: the sentence that says what to do, and another try where that
 * can help.
 */
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
      className="flex flex-col items-start gap-3 rounded-lg border border-danger bg-danger-soft p-4 sm:flex-row sm:items-center sm:justify-between"
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
