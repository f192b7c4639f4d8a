import type { ReactNode } from "react";
import { classes } from "../classes.ts";

/** The cards of an answer; dimmed and marked as busy while `isOld`, of the range before. */
export function Dimmed({ isOld, children }: { isOld: boolean; children: ReactNode }) {
  return (
    <div
      aria-busy={isOld || undefined}
      className={classes(
        "flex flex-col gap-4 transition-opacity duration-100",
        isOld && "opacity-50",
      )}
    >
      {children}
    </div>
  );
}
