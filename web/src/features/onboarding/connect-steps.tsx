import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "../../ui/forms/button.tsx";
import { StepBadge, type StepState } from "../../ui/layout/step-badge.tsx";
import { classes } from "../../ui/classes.ts";

/** One step on the way to a connected editor. */
export function Step({
  number,
  state,
  title,
  children,
}: {
  number: number;
  state: StepState;
  title: string;
  children: ReactNode;
}) {
  return (
    <li
      className="group relative flex gap-4 pb-8 last:pb-0"
      aria-current={state === "now" ? "step" : undefined}
    >
      <div
        aria-hidden="true"
        className="absolute top-8 bottom-0 left-3.5 w-px bg-line group-last:hidden"
      />
      <StepBadge number={number} state={state} className="relative z-10" />
      <div className="min-w-0 flex-1 pt-0.5">
        <h2 className="font-semibold">{title}</h2>
        <div className="mt-1 flex flex-col gap-2 text-ink-2">{children}</div>
      </div>
    </li>
  );
}

/** Text with a button that copies it. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div
      className={classes(
        "flex items-center gap-1 rounded-md border",
        "border-line bg-sunken py-0.5 pr-0.5 pl-3",
      )}
    >
      <code className="min-w-0 flex-1 py-1 font-mono text-sm break-all text-ink">{text}</code>
      <IconButton
        label={copied ? "Copied" : label}
        onClick={() => {
          void navigator.clipboard.writeText(text).then(() => setCopied(true));
          setTimeout(() => setCopied(false), 2_000);
        }}
      >
        {copied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
