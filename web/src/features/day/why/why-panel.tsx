import type { Zones } from "@streakline/shared/time/local-hours.ts";
import type { WhyAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Refusal } from "../../../api/refusal.ts";
import { IconButton } from "../../../ui/forms/button.tsx";
import { clockTime } from "../../../ui/format/format-day.ts";
import { ErrorNote, Loading, Skeleton } from "../../../ui/feedback/states.tsx";
import { WhyDetails } from "./why-details.tsx";
import { classes } from "../../../ui/classes.ts";

/** The answer to "why does this minute count": the rule that decided, and its evidence. */
export function WhyPanel({
  at,
  zones,
  side,
  answer,
  refusal,
  onRetry,
  onClose,
}: {
  at: number;
  zones: Zones;
  /** The side on a wide screen; not over the minute that is asked about. */
  side: "left" | "right";
  answer: WhyAnswer | undefined;
  refusal: Refusal | null;
  onRetry: () => void;
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key === "Escape" && !event.defaultPrevented) onClose();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClose]);
  return (
    <aside
      aria-label="Why this minute counts"
      className={classes(
        "fixed inset-x-0 bottom-14 z-40 max-h-[62dvh] overflow-y-auto border-t",
        "border-line bg-surface p-5 shadow-pop sm:inset-x-auto sm:top-16",
        side === "left" ? "sm:left-4" : "sm:right-4",
        "sm:bottom-auto sm:max-h-[calc(100dvh-5rem)] sm:w-92 sm:rounded-lg sm:border",
      )}
    >
      <div className="mb-3 flex items-start justify-between gap-3">
        <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          Why {clockTime(at, zones, true)}?
        </h2>
        <IconButton label="Close" onClick={onClose} className="-mt-1 -mr-2">
          <X size={17} aria-hidden="true" />
        </IconButton>
      </div>
      {answer === undefined ? (
        <NoReason refusal={refusal} onRetry={onRetry} />
      ) : (
        <WhyDetails answer={answer} zones={zones} />
      )}
    </aside>
  );
}

function NoReason({ refusal, onRetry }: { refusal: Refusal | null; onRetry: () => void }) {
  if (refusal !== null) {
    return (
      <ErrorNote
        sentence={refusal.sentence}
        requestId={refusal.requestId}
        onRetry={refusal.canRetry ? onRetry : undefined}
      />
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Loading what="the reason" />
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-16" />
      <Skeleton className="h-40" />
    </div>
  );
}
