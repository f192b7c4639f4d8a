import { X } from "lucide-react";
import { classes } from "../classes.ts";

/** A filter that is on, "Project web"; a click removes it. */
export function FilterChip({
  kind,
  name,
  className = "",
  onRemove,
}: {
  /** What is filtered by, "Project". */
  kind: string;
  name: string;
  className?: string;
  onRemove: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onRemove}
      className={classes(
        "inline-flex h-8 max-w-full items-center gap-1.5 rounded-md bg-accent-soft px-2.5 text-sm",
        "hover:brightness-95",
        className,
      )}
    >
      <span className="sr-only">Remove the filter </span>
      <span className="text-ink-2">{kind}</span>{" "}
      <span className="truncate font-medium">{name}</span>
      <X size={14} aria-hidden="true" className="shrink-0" />
    </button>
  );
}
