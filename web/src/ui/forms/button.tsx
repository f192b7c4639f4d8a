import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classes } from "../classes.ts";

type Kind = "primary" | "plain" | "quiet" | "danger";

/** Class of a button, also for links that look like one. */
export function buttonClass(kind: Kind = "plain", small = false): string {
  const size = small ? "h-8 px-3 text-sm" : "h-9 px-4 text-base";
  return classes(
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium",
    "whitespace-nowrap transition-colors duration-100 disabled:opacity-55",
    size,
    KINDS[kind],
  );
}

/** A button; disabled while `busy`. */
export function Button({
  kind = "plain",
  small = false,
  busy = false,
  children,
  className = "",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: Kind;
  small?: boolean;
  busy?: boolean;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      {...rest}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
      className={`${buttonClass(kind, small)} ${className}`}
    >
      {children}
    </button>
  );
}

/** A square button with an icon; `label` is its accessible name. */
export function IconButton({
  label,
  children,
  className = "",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classes(
        "inline-flex size-8 shrink-0 items-center justify-center",
        "rounded-md text-ink-2 transition-colors hover:bg-sunken",
        "hover:text-ink disabled:opacity-45 disabled:hover:bg-transparent",
        className,
      )}
    >
      {children}
    </button>
  );
}

const KINDS: Record<Kind, string> = {
  primary: "bg-accent text-accent-ink hover:brightness-110 disabled:hover:brightness-100",
  plain: "border border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "text-ink-2 hover:bg-sunken hover:text-ink",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-soft",
};
