import type { Day } from "@streakline/shared/time/instant.ts";
import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { buttonClass, IconButton } from "../../../ui/forms/button.tsx";
import { longDay } from "../../../ui/format/format-day.ts";
import { FIRST_DAY, isCountable } from "./countable-days.ts";
import { useArrowKeys } from "./use-arrow-keys.ts";
import { classes } from "../../../ui/classes.ts";

/** The day that is shown, and the way to others: two buttons, the arrow keys, a calendar. */
export function DayHeader({
  day,
  today,
  before,
  after,
  length,
  goTo,
}: {
  day: Day;
  today: Day;
  /** Null on the first day that can be shown. */
  before: Day | null;
  /** Null on today: there is no day after. */
  after: Day | null;
  /** The day's length in words, where it is unusual. */
  length: string | null;
  goTo: (day: Day) => void;
}) {
  useArrowKeys(before, after, goTo);
  const isToday = day === today;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 sm:gap-x-3">
      <div className="-ml-2 flex sm:ml-0">
        <IconButton
          label="Day before"
          disabled={before === null}
          onClick={() => before !== null && goTo(before)}
        >
          <ChevronLeft size={18} aria-hidden="true" />
        </IconButton>
        <IconButton
          label="Day after"
          disabled={after === null}
          onClick={() => after !== null && goTo(after)}
        >
          <ChevronRight size={18} aria-hidden="true" />
        </IconButton>
      </div>
      <h1 className={TITLE_CLASS}>
        {isToday ? (
          <>
            Today{" "}
            <span className="text-base font-normal tracking-normal text-ink-2">{longDay(day)}</span>
          </>
        ) : (
          longDay(day)
        )}
      </h1>
      {length !== null && (
        <p className="rounded-full bg-warn-soft px-2.5 py-0.5 text-sm">{length}</p>
      )}
      <div className="ml-auto flex items-center gap-2">
        {!isToday && (
          <Link to="/" className={buttonClass("plain", true)}>
            Today
          </Link>
        )}
        <input
          type="date"
          aria-label="Go to a day"
          value={day}
          min={FIRST_DAY}
          max={today}
          onChange={(event) =>
            isCountable(event.target.value) &&
            event.target.value <= today &&
            goTo(event.target.value)
          }
          className="field-box h-8! w-38! text-sm!"
        />
      </div>
    </div>
  );
}

const TITLE_CLASS = classes(
  "text-lg leading-8 font-semibold tracking-[-0.015em]",
  "sm:text-[1.375rem] sm:leading-8",
);
