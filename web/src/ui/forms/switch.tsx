import { classes } from "../classes.ts";

/**
 * A switch that acts at once. `label` is its name; `describedBy` the id of the sentence beside it.
 */
export function Switch({
  label,
  on,
  busy = false,
  describedBy,
  onChange,
}: {
  label: string;
  on: boolean;
  busy?: boolean;
  describedBy?: string;
  onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-label={label}
      aria-describedby={describedBy}
      aria-busy={busy || undefined}
      disabled={busy}
      onClick={() => onChange(!on)}
      className={classes(
        "relative inline-flex h-6 w-11 shrink-0 items-center rounded-full",
        "border transition-colors duration-100 disabled:opacity-55",
        on ? "border-accent bg-accent" : "border-line-strong bg-sunken",
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          "absolute size-4 rounded-full transition-[left] duration-100",
          on ? "left-[1.4rem] bg-accent-ink" : "left-[0.2rem] bg-line-strong",
        )}
      />
    </button>
  );
}
