import { streak } from "@streakline/shared/stats/streak.ts";
import { addDays, weekdayOf } from "@streakline/shared/time/days.ts";
import { useState } from "react";
import { mediumDay } from "../../../ui/format/format-day.ts";
import { formatDuration } from "../../../ui/format/format-duration.ts";
import { DAY } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { classes } from "../../../ui/classes.ts";

/** Rule 8 in words, with its example. */
export function StreakRule() {
  return (
    <Rule number={8} title="Streak" example={<StreakExample />}>
      <p>
        Consecutive days that reach the minimum, 15 minutes by default. Today may still be open: it
        breaks nothing until it is over.
      </p>
      <p>A streak has no upper limit, and survives travel across time zones.</p>
    </Rule>
  );
}

/** What a day must reach to count. */
const MINUTES_MIN = 15;

function StreakExample() {
  const days = Array.from({ length: 7 }, (_, index) => addDays(DAY, index - 6));
  const [minutes, setMinutes] = useState<readonly number[]>([40, 10, 90, 25, 15, 60, 5]);
  const found = streak({
    secondsByDay: new Map(days.map((day, index) => [day, (minutes[index] ?? 0) * 60])),
    upTo: DAY,
    isOpen: true,
  });
  return (
    <>
      <div className="grid grid-cols-7 gap-1.5">
        {days.map((day, index) => {
          const value = minutes[index] ?? 0;
          return (
            <button
              key={day}
              type="button"
              aria-pressed={value >= MINUTES_MIN}
              onClick={() => setMinutes(minutes.with(index, value >= MINUTES_MIN ? 5 : 30))}
              className={classes(
                "flex flex-col items-center rounded-md border py-2 text-sm",
                value >= MINUTES_MIN
                  ? "border-accent bg-accent-soft"
                  : "border-line bg-sunken text-ink-2",
              )}
            >
              <span className="sr-only">{mediumDay(day)}: </span>
              <span aria-hidden="true" className="text-xs">
                {["M", "T", "W", "T", "F", "S", "S"][weekdayOf(day) - 1]}
              </span>
              <span className="font-medium">
                {value}
                <span className="sr-only"> minutes</span>
              </span>
            </button>
          );
        })}
      </div>
      <Outcome>
        The streak is{" "}
        <strong>
          {found.days} {found.days === 1 ? "day" : "days"}
        </strong>
        {found.lastDay.state === "open" && (
          <>, and today still needs {formatDuration(found.lastDay.secondsLeft)}</>
        )}
        . Press a day to change it.
      </Outcome>
    </>
  );
}
