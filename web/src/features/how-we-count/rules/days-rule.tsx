import { useState } from "react";
import { Slider } from "../../../ui/forms/field.tsx";
import { clockTime, mediumDay } from "../../../ui/format/format-day.ts";
import { formatDuration } from "../../../ui/format/format-duration.ts";
import { daysExample, minute } from "../examples.ts";
import { Outcome, Rule } from "../rule.tsx";
import { spans } from "../spans.ts";
import { Strip } from "../strip.tsx";

/** Rule 3 in words, with its example. */
export function DaysRule() {
  return (
    <Rule number={3} title="Days" example={<DaysExample />}>
      <p>
        A day is your local day in your time zone. What crosses its start is split there, to the
        second. On the days when clocks change, a day has 23 or 25 hours, and is counted so.
      </p>
      <p>
        Days were lived where you were. When you move, another zone holds from that moment on, and
        no day behind you changes: the day of a flight is longer or shorter than others, and a date
        that was over does not begin again. If the old zone was wrong all along, say so, and all
        days are counted again from what was recorded. The same goes for the start of your day.
      </p>
    </Rule>
  );
}

function DaysExample() {
  const [start, setStart] = useState(0);
  const { sessions, days } = daysExample(start);
  return (
    <>
      <Strip
        view={{ from: minute(-60), to: minute(300) }}
        rows={[{ name: "Sessions", spans: spans(sessions) }]}
        lines={days.map(({ startsAt }) => startsAt).filter((at) => at >= minute(-60))}
      />
      <Slider
        label="A day starts at"
        value={start}
        min={0}
        max={300}
        step={30}
        text={clockTime(minute(start), "UTC")}
        onChange={setStart}
      />
      <Outcome>
        {days.map(({ day, seconds }, index) => (
          <span key={day}>
            {index > 0 && ", "}
            {mediumDay(day)} has <strong>{formatDuration(seconds)}</strong>
          </span>
        ))}
        . Together always {formatDuration(days.reduce((sum, { seconds }) => sum + seconds, 0))}.
      </Outcome>
    </>
  );
}
