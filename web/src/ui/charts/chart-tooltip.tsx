import type { ReactNode } from "react";
import { classes } from "../classes.ts";

/**
 * The box of a chart's tooltip, over the chart and out of the pointer's way. `place` is the class
 * of its width and of its distance from the top; `left` is in pixels.
 */
export function ChartTooltip({
  place,
  left,
  children,
}: {
  place: string;
  left: number;
  children: ReactNode;
}) {
  return (
    <div
      className={classes(
        "pointer-events-none absolute z-10 rounded-md border border-line bg-surface",
        "px-3 py-2 text-sm shadow-pop",
        place,
      )}
      style={{ left }}
    >
      {children}
    </div>
  );
}
