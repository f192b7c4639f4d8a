import { Duration } from "../../format/duration.tsx";
import { percentages, percentText } from "../../format/percentages.ts";
import { wholeMinutes } from "../../format/whole-parts.ts";
import { classes } from "../../classes.ts";

/** One part of a whole: its name, a remark, its time and colour. */
export type SplitPart = {
  key: string;
  name: string;
  note?: string | undefined;
  seconds: number;
  colour: string;
};

/**
 * Parts of a whole as one bar, named below; minutes and percentages add up. `lit` highlights one
 * part.
 */
export function SplitBar({
  parts,
  lit = null,
}: {
  parts: readonly SplitPart[];
  lit?: string | null;
}) {
  const percents = percentages(parts.map(({ seconds }) => seconds));
  const minutes = wholeMinutes(parts.map(({ seconds }) => seconds));
  return (
    <div className="@container">
      <div aria-hidden="true" className="flex h-3 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {parts.map(
          ({ key, seconds, colour }) =>
            seconds > 0 && (
              <div
                key={key}
                className="min-w-1 transition-opacity duration-100"
                style={{
                  flex: `${seconds} 1 0`,
                  background: colour,
                  opacity: lit === null || lit === key ? 1 : 0.25,
                }}
              />
            ),
        )}
      </div>
      <dl
        className={classes(
          "mt-3 flex flex-col gap-x-10 gap-y-2 text-sm @xl:grid",
          "@xl:grid-cols-[repeat(2,minmax(0,max-content))]",
        )}
      >
        {parts.map(({ key, name, note, seconds, colour }, index) => (
          <div key={key} className="flex items-baseline justify-between gap-4">
            <dt className="flex items-baseline gap-2 text-ink-2">
              <span
                aria-hidden="true"
                className="size-2.5 shrink-0 rounded-[3px]"
                style={{ background: colour }}
              />
              <span>
                {name}
                {note !== undefined && <span className="text-ink-3 max-sm:hidden">, {note}</span>}
              </span>
            </dt>
            <dd className="whitespace-nowrap">
              <Duration seconds={seconds} minutes={minutes[index]} className="font-medium" />{" "}
              <span className="text-ink-3">{percentText(percents[index] ?? 0, seconds)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
