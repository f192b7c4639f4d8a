import type { ReactNode } from "react";
import { Duration } from "../../format/duration.tsx";
import { percentages, percentText } from "../../format/percentages.ts";
import { wholeMinutes } from "../../format/whole-parts.ts";

/** One row of a list of shares. */
export type ShareRow = { value: string; name: string; seconds: number; colour: string };

/**
 * Shares with bars: name, time, percent. The minutes add up to those of the sum, the percentages to
 * 100; rows beyond `limit` are one
 * row "n more". `link` wraps a name; `onHover` gets the hovered row, so that a chart can highlight
 * it.
 */
export function ShareList({
  rows,
  limit = 6,
  link,
  onHover,
}: {
  rows: readonly ShareRow[];
  limit?: number;
  link?: ((row: ShareRow, name: ReactNode) => ReactNode) | undefined;
  onHover?: ((value: string | null) => void) | undefined;
}) {
  const percents = percentages(rows.map(({ seconds }) => seconds));
  const shown = rows.length > limit ? rows.slice(0, limit - 1) : rows;
  const rest = rows.slice(shown.length);
  const secondsRest = rest.reduce((sum, row) => sum + row.seconds, 0);
  const percentRest = percents.slice(shown.length).reduce((sum, percent) => sum + percent, 0);
  const minutes = wholeMinutes([...shown.map(({ seconds }) => seconds), secondsRest]);
  const minutesOfRest = wholeMinutes(
    rest.map(({ seconds }) => seconds),
    minutes.at(-1),
  );
  const largest = rows[0]?.seconds ?? 0;
  return (
    <ul className="flex flex-col gap-2.5">
      {shown.map((row, index) => (
        // Pointing at a row highlights it in the chart beside; nothing is lost without it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li
          key={row.value}
          onMouseEnter={onHover && (() => onHover(row.value))}
          onMouseLeave={onHover && (() => onHover(null))}
        >
          <Line
            name={link === undefined ? row.name : link(row, row.name)}
            seconds={row.seconds}
            minutes={minutes[index]}
            percent={percentText(percents[index] ?? 0, row.seconds)}
          />
          <Bar ratio={largest === 0 ? 0 : row.seconds / largest} colour={row.colour} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <details className="group">
            <summary className="list-none rounded-sm">
              <Line
                name={<span className="text-ink-2">{rest.length} more</span>}
                seconds={secondsRest}
                minutes={minutes.at(-1)}
                percent={percentText(percentRest, secondsRest)}
              />
              <Bar
                ratio={largest === 0 ? 0 : Math.min(1, secondsRest / largest)}
                colour="var(--slot-other)"
              />
            </summary>
            <ul className="mt-2 flex max-h-64 flex-col gap-2 overflow-y-auto border-l border-line pl-3">
              {rest.map((row, index) => (
                <li key={row.value}>
                  <Line
                    name={link === undefined ? row.name : link(row, row.name)}
                    seconds={row.seconds}
                    minutes={minutesOfRest[index]}
                    percent={percentText(percents[shown.length + index] ?? 0, row.seconds)}
                  />
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

function Line({
  name,
  seconds,
  minutes,
  percent,
}: {
  name: ReactNode;
  seconds: number;
  minutes: number | undefined;
  percent: string;
}) {
  return (
    <div className="flex items-baseline gap-2 text-sm">
      <span className="min-w-0 flex-1 truncate" title={typeof name === "string" ? name : undefined}>
        {name}
      </span>
      <Duration seconds={seconds} minutes={minutes} className="font-medium" />
      <span className="w-11 text-right whitespace-nowrap text-ink-3">{percent}</span>
    </div>
  );
}

function Bar({ ratio, colour }: { ratio: number; colour: string }) {
  return (
    <div aria-hidden="true" className="mt-1 h-1 rounded-full bg-sunken">
      <div
        className="h-1 min-w-1 rounded-full"
        style={{ width: `${(ratio * 100).toFixed(2)}%`, background: colour }}
      />
    </div>
  );
}
