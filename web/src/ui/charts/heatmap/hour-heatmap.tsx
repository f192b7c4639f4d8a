import { exactDuration, formatDuration } from "../../format/format-duration.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * Hours of the day by weekday, as a real table whose cells are shaded by their time. Weekdays are 1
 * Monday to 7 Sunday.
 */
export function HourHeatmap({
  hours,
  weekStartsOn,
}: {
  hours: readonly { weekday: number; hour: number; seconds: number }[];
  weekStartsOn: number;
}) {
  const seconds = new Map(hours.map((cell) => [cell.weekday * 24 + cell.hour, cell.seconds]));
  const most = Math.max(0, ...seconds.values());
  const weekdays = Array.from({ length: 7 }, (_, index) => ((index + weekStartsOn - 1) % 7) + 1);
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-2xs text-ink-3">
      <caption className="sr-only">Time by weekday and hour of the day</caption>
      <thead>
        <tr>
          <th scope="col" className="w-8 p-0">
            <span className="sr-only">Weekday</span>
          </th>
          {Array.from({ length: 24 }, (_, hour) => (
            <th key={hour} scope="col" className="p-0 text-left font-normal">
              <span className={hour % 6 === 0 ? "block w-0 whitespace-nowrap" : "sr-only"}>
                {String(hour).padStart(2, "0")}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday) => (
          <tr key={weekday}>
            <th scope="row" className="p-0 text-left font-normal">
              <abbr title={WEEKDAYS[weekday - 1]} className="no-underline">
                {WEEKDAYS[weekday - 1]?.slice(0, 3)}
              </abbr>
            </th>
            {Array.from({ length: 24 }, (_, hour) => {
              const value = seconds.get(weekday * 24 + hour) ?? 0;
              return (
                <td
                  key={hour}
                  title={
                    `${WEEKDAYS[weekday - 1]} ${String(hour).padStart(2, "0")}:00 to ` +
                    `${String(hour + 1).padStart(2, "0")}:00: ${exactDuration(value)}`
                  }
                  className="h-5 overflow-hidden rounded-[3px] p-0"
                  style={{ background: shade(value, most) }}
                >
                  <span className="sr-only">{formatDuration(value)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shade(value: number, most: number): string {
  if (value === 0 || most === 0) return "var(--sunken)";
  return `color-mix(in oklab, var(--heat-4) ${Math.round(12 + (value / most) * 88)}%, var(--sunken))`;
}
