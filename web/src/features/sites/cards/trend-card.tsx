import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { TrendLines } from "../../../ui/charts/trend/trend-lines.tsx";
import { shortDay } from "../../../ui/format/format-day.ts";
import { formatDuration, groupDigits } from "../../../ui/format/format-duration.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { AsTable } from "../../../ui/layout/table.tsx";

/** Productivity and focus score of each week, and in the table its blocks of deep work. */
export function TrendCard({ weeks }: { weeks: SitesSummary["weeks"] }) {
  const lines = [
    {
      key: "productivity",
      name: "Productivity",
      colour: "var(--accent)",
      values: weeks.map(({ productivityScore: score }) => score),
    },
    {
      key: "focus",
      name: "Focus",
      colour: "var(--slot-0)",
      dashed: true,
      values: weeks.map(({ focusScore }) => focusScore),
    },
  ];
  return (
    <Card
      title="Week by week, in scores"
      aside={
        <ul className="flex gap-4 text-sm text-ink-2">
          {lines.map(({ key, name, colour, dashed }) => (
            <li key={key} className="flex items-center gap-2">
              <svg width={20} height={4} aria-hidden="true">
                <line
                  x1={0}
                  x2={20}
                  y1={2}
                  y2={2}
                  stroke={colour}
                  strokeWidth={2.5}
                  strokeDasharray={dashed === true ? "5 4" : undefined}
                />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      }
    >
      <TrendLines
        ticks={weeks.map(({ start }) => shortDay(start))}
        lines={lines}
        notes={weeks.map(({ deepWorkBlocks }) => `Deep work: ${blocksWords(deepWorkBlocks)}`)}
      />
      <AsTable
        caption="Scores by week"
        head={["Week from", "Productivity", "Focus", "Deep work", "Coding", "On sites"]}
        rows={weeks.map((week) => [
          shortDay(week.start),
          week.productivityScore ?? "none",
          week.focusScore ?? "none",
          blocksWords(week.deepWorkBlocks),
          formatDuration(week.codingSeconds),
          formatDuration(week.productive + week.neutral + week.distracting),
        ])}
      />
    </Card>
  );
}

function blocksWords(count: number): string {
  return `${groupDigits(count)} ${count === 1 ? "block" : "blocks"}`;
}
