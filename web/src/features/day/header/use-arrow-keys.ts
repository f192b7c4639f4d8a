import type { Day } from "@streakline/shared/time/instant.ts";
import { useEffect } from "react";

/** Elements that use the arrow keys themselves. */
const OWN_ARROWS = "input, select, textarea, [role=application], [role=dialog], [data-cell]";

/** Left and right lead to the day before and after, where there is one. */
export function useArrowKeys(
  before: Day | null,
  after: Day | null,
  goTo: (day: Day) => void,
): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || isShortcut(event)) return;
      if (event.target instanceof Element && event.target.closest(OWN_ARROWS)) return;
      if (event.key === "ArrowLeft" && before !== null) goTo(before);
      if (event.key === "ArrowRight" && after !== null) goTo(after);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [before, after, goTo]);
}

function isShortcut({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}
