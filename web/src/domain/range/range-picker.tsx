import type { Day } from "@streakline/shared/time/instant.ts";
import { Choice } from "../../ui/forms/choice.tsx";
import type { DayRange } from "./range.ts";
import { RANGE_WORDS, RangeName } from "./range-name.ts";

type RangeChoice = { range: RangeName; from?: Day | undefined; to?: Day | undefined };

/** Chooses a range by its name or by its first and last day. */
export function RangePicker({
  range,
  days,
  today,
  onChange,
}: {
  range: RangeName;
  days: DayRange;
  today: Day;
  onChange: (choice: RangeChoice) => void;
}) {
  const custom = (from: Day, to: Day) =>
    from !== "" && to !== "" && onChange({ range: "custom", from, to });
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <Choice
        label="Range"
        value={range}
        options={RangeName.options
          .filter((name) => name !== "custom" || range === "custom")
          .map((value) => ({ value, label: RANGE_WORDS[value] }))}
        onChange={(value) =>
          onChange(value === "custom" ? { range: value, ...days } : { range: value })
        }
      />
      <div className="flex items-center gap-1.5">
        <input
          type="date"
          aria-label="From"
          value={days.from}
          max={days.to}
          onChange={(event) => custom(event.target.value, days.to)}
          className="field-box h-8! w-36! text-sm!"
        />
        <span aria-hidden="true" className="text-ink-3">
          –
        </span>
        <input
          type="date"
          aria-label="To"
          value={days.to}
          min={days.from}
          max={days.to > today ? days.to : today}
          onChange={(event) => custom(days.from, event.target.value)}
          className="field-box h-8! w-36! text-sm!"
        />
      </div>
    </div>
  );
}
