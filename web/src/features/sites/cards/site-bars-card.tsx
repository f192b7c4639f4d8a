import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { rangeLength } from "../../../domain/range/range.ts";
import { CLASS_WORDS, CLASSES } from "../../../domain/sites/site-words.ts";
import { type BarSize, SIZE_WORDS } from "../../../domain/summary/bar-words.ts";
import { DaysOrWeeks } from "../../../domain/summary/days-or-weeks.tsx";
import { StackedBars } from "../../../ui/charts/bars/stacked-bars.tsx";
import { exactDuration, formatDuration } from "../../../ui/format/format-duration.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { AsTable } from "../../../ui/layout/table.tsx";
import { SITE_SERIES, siteBars } from "./site-bars.ts";

/** Time on sites by day, week or month, in its three parts. */
export function SiteBarsCard({
  summary,
  size,
  weekStartsOn,
  lit,
  onSize,
  onPick,
}: {
  summary: SitesSummary;
  size: BarSize;
  weekStartsOn: number;
  lit: string | null;
  onSize: (size: "day" | "week") => void;
  onPick: (start: Day) => void;
}) {
  const bars = siteBars(summary, size, weekStartsOn);
  return (
    <Card
      title={SIZE_WORDS[size].title}
      aside={
        size !== "month" && rangeLength(summary) > 28 && <DaysOrWeeks size={size} onSize={onSize} />
      }
    >
      <StackedBars
        label={`Time on sites by ${size}`}
        bars={bars}
        series={SITE_SERIES}
        lit={lit}
        height={220}
        onPick={onPick}
      />
      <AsTable
        caption={`Time on sites by ${size}`}
        head={[SIZE_WORDS[size].one, "Time", ...CLASSES.map((key) => CLASS_WORDS[key].one)]}
        rows={bars
          .filter(({ seconds }) => seconds > 0)
          .map(({ title, seconds, parts }) => [
            title,
            exactDuration(seconds),
            ...CLASSES.map((key) =>
              formatDuration(parts.find(({ value }) => value === key)?.seconds ?? 0),
            ),
          ])}
      />
    </Card>
  );
}
