import { groupDigits } from "../../ui/format/format-duration.ts";
import { classes } from "../../ui/classes.ts";

/** How many of the days that are being counted again are done. */
export function Rederiving({ daysLeft, daysTotal }: { daysLeft: number; daysTotal: number }) {
  const done = Math.max(0, daysTotal - daysLeft);
  return (
    <section aria-label="Counting again" className="card p-4 sm:p-5">
      <div className="flex justify-between gap-4">
        <span className="font-medium">Your days are being counted again</span>
        <span className="text-ink-2">
          {groupDigits(done)} of {groupDigits(daysTotal)}
        </span>
      </div>
      <progress
        aria-label="Days counted again"
        value={done}
        max={Math.max(1, daysTotal)}
        className={classes(
          "mt-3 h-2 w-full appearance-none overflow-hidden rounded-full",
          "[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken",
          "[&::-webkit-progress-value]:bg-accent",
        )}
      />
      <p className="mt-2 text-sm text-ink-3">
        You can leave this page. Days that are not counted again yet still show their old time.
      </p>
    </section>
  );
}
