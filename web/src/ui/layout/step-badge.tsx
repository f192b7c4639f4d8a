import { Check } from "lucide-react";
import { classes } from "../classes.ts";

/** How far a step is: done, the present one, or still to come. */
export type StepState = "done" | "now" | "later";

const STATES: Readonly<Record<StepState, string>> = {
  done: "bg-accent text-accent-ink",
  now: "border-2 border-accent bg-surface text-ink",
  later: "border border-line-strong bg-surface text-ink-2",
};

/** The number of a step in a circle; a tick once it is done. */
export function StepBadge({
  number,
  state,
  className = "",
}: {
  number: number;
  state: StepState;
  className?: string;
}) {
  return (
    <span
      className={classes(
        "flex size-7 shrink-0 items-center justify-center rounded-full text-sm font-semibold",
        STATES[state],
        className,
      )}
    >
      {state === "done" ? <Check size={15} aria-label="Done" /> : number}
    </span>
  );
}
