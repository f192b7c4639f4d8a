import type { WeightClass } from "@streakline/shared/categories/categories.ts";
import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { CLASS_WORDS, CLASSES } from "../../../domain/sites/site-words.ts";
import { HourBars } from "../../../ui/charts/bars/hour-bars.tsx";
import { HourHeatmap } from "../../../ui/charts/heatmap/hour-heatmap.tsx";
import { formatDuration } from "../../../ui/format/format-duration.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { AsTable } from "../../../ui/layout/table.tsx";
import { SITE_SERIES } from "./site-bars.ts";

/** Time on sites by hour of the day. */
export function SiteHoursCard({ summary, lit }: { summary: SitesSummary; lit: string | null }) {
  return (
    <Card title="Hours of the day">
      <HourBars hours={summary.hours} series={SITE_SERIES} lit={lit} />
      <AsTable
        caption="Time on sites by hour of the day"
        head={["Hour", ...CLASSES.map((key) => CLASS_WORDS[key].one)]}
        rows={summary.hours
          .filter((hour) => CLASSES.some((key) => hour[key] > 0))
          .map((hour) => [
            `${String(hour.hour).padStart(2, "0")}:00`,
            ...CLASSES.map((key) => formatDuration(hour[key])),
          ])}
      />
    </Card>
  );
}

/** Time on sites by weekday and hour; of one weight class where `lit` names it. */
export function SiteWeekHoursCard({
  summary,
  weekStartsOn,
  lit,
}: {
  summary: SitesSummary;
  weekStartsOn: number;
  lit: WeightClass | null;
}) {
  const shown: readonly WeightClass[] = lit === null ? CLASSES : [lit];
  const hours = summary.weekHours.map((part) => ({
    ...part,
    seconds: shown.reduce<number>((sum, key) => sum + part[key], 0),
  }));
  return (
    <Card
      title={
        lit === null
          ? "Hours of the week"
          : `Hours of the week, ${CLASS_WORDS[lit].one.toLowerCase()} sites`
      }
    >
      <HourHeatmap hours={hours} weekStartsOn={weekStartsOn} />
    </Card>
  );
}
