import { classes } from "../classes.ts";

/** Class of a dialog in the middle of the window; `size` is the class of its width. */
export function dialogClass(size: string): string {
  return classes(
    "fixed top-1/2 left-1/2 z-50 max-w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2",
    "rounded-lg border border-line bg-surface p-5 shadow-pop",
    size,
  );
}

/** Class of the shade between the page and a dialog. */
export const BACKDROP_CLASS = "fixed inset-0 z-40 bg-[rgb(0_0_0/0.45)]";
