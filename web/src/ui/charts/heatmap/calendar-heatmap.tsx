import { type KeyboardEvent, useRef } from "react";
import { longDay, monthOf } from "../../format/format-day.ts";
import { exactDuration, formatDuration } from "../../format/format-duration.ts";
import { useRoving } from "../use-roving.ts";
import { useWidth } from "../use-width.ts";
import { type CalendarCell, calendarCells, monthColumns } from "./calendar-grid.ts";
import { heatLevel } from "./heat-level.ts";
import { classes } from "../../classes.ts";

const GAP = 3;
const NAMES = 32;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LEVELS = [
  "var(--sunken)",
  "var(--heat-1)",
  "var(--heat-2)",
  "var(--heat-3)",
  "var(--heat-4)",
] as const;

/**
 * A calendar whose days are shaded by their time. Each day is a button; arrow keys move by day and
 * week.
 */
export function CalendarHeatmap({
  days,
  seconds,
  firstWeekday,
  weekStartsOn,
  today,
  onPick,
}: {
  /** Every day of the range, consecutive. */
  days: readonly string[];
  seconds: ReadonlyMap<string, number>;
  firstWeekday: number;
  weekStartsOn: number;
  today: string;
  onPick: (day: string) => void;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(900);
  const grid = useRef<HTMLDivElement>(null);
  const roving = useRoving(grid, days.length, { across: 7, down: 1 });
  const cells = calendarCells(days, firstWeekday, weekStartsOn);
  const columns = (cells.at(-1)?.column ?? 0) + 1;
  const size = Math.max(10, Math.min(20, Math.floor((width - NAMES) / columns) - GAP));
  const most = Math.max(0, ...seconds.values());
  const left = (column: number) => NAMES + column * (size + GAP);
  const top = (row: number) => 20 + row * (size + GAP);
  return (
    <div>
      <div
        ref={ref}
        // A region that scrolls must take the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label="Calendar"
        className="overflow-x-auto pb-1"
      >
        <div ref={grid} className="relative" style={{ width: left(columns), height: top(7) }}>
          <GridLabels cells={cells} size={size} left={left} top={top} weekStartsOn={weekStartsOn} />
          {cells.map(({ day, column, row }, index) => (
            <DayCell
              key={day}
              day={day}
              today={today}
              seconds={seconds.get(day) ?? 0}
              secondsMax={most}
              isTabStop={index === roving.active}
              place={{ left: left(column), top: top(row), width: size, height: size }}
              onKeyDown={roving.onKeyDown}
              onFocus={() => roving.setActive(index)}
              onClick={() => onPick(day)}
            />
          ))}
        </div>
      </div>
      <Legend secondsMax={most} />
    </div>
  );
}

/** Every other weekday at the left, and the months above. */
function GridLabels({
  cells,
  size,
  left,
  top,
  weekStartsOn,
}: {
  cells: readonly CalendarCell[];
  size: number;
  left: (column: number) => number;
  top: (row: number) => number;
  weekStartsOn: number;
}) {
  return (
    <>
      {[0, 2, 4, 6].map((row) => (
        <span
          key={row}
          aria-hidden="true"
          className="absolute left-0 text-2xs text-ink-3"
          style={{ top: top(row) + size / 2 - 8 }}
        >
          {WEEKDAYS[(row + weekStartsOn - 1) % 7]}
        </span>
      ))}
      {monthColumns(cells).map(({ day, column }) => (
        <span
          key={day}
          aria-hidden="true"
          className="absolute top-0 text-2xs whitespace-nowrap text-ink-3"
          style={{ left: left(column) }}
        >
          {monthOf(day).slice(0, day.slice(5, 7) === "01" ? 8 : 3)}
        </span>
      ))}
    </>
  );
}

function DayCell({
  day,
  today,
  seconds,
  secondsMax,
  isTabStop,
  place,
  ...handlers
}: {
  day: string;
  today: string;
  seconds: number;
  secondsMax: number;
  isTabStop: boolean;
  place: { left: number; top: number; width: number; height: number };
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onClick: () => void;
}) {
  const nothing = seconds === 0 ? "nothing counted" : null;
  return (
    <button
      type="button"
      data-cell=""
      tabIndex={isTabStop ? 0 : -1}
      disabled={day > today}
      title={`${longDay(day)}: ${nothing ?? exactDuration(seconds)}`}
      aria-label={`${longDay(day)}: ${nothing ?? formatDuration(seconds)}`}
      className={classes(
        "absolute rounded-[3px] hover:ring-2 hover:ring-ink-3",
        "disabled:opacity-35 disabled:ring-0",
        day === today && "ring-1 ring-ink",
      )}
      style={{ ...place, background: LEVELS[heatLevel(seconds, secondsMax)] }}
      {...handlers}
    />
  );
}

function Legend({ secondsMax }: { secondsMax: number }) {
  return (
    <p className="mt-2 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
      <span>Nothing</span>
      {LEVELS.map((colour) => (
        <span
          key={colour}
          aria-hidden="true"
          className="size-3 rounded-[3px]"
          style={{ background: colour }}
        />
      ))}
      <span>{secondsMax === 0 ? "Most" : formatDuration(secondsMax)}</span>
    </p>
  );
}
