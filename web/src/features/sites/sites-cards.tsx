import type { Category, WeightClass } from "@streakline/shared/categories/categories.ts";
import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { CATEGORIES } from "@streakline/shared/categories/categories.ts";
import type { ReactNode } from "react";
import type { BarSize } from "../../domain/summary/bars.ts";
import { rangeLength } from "../../domain/range/range.ts";
import { ProductivityParts } from "../../domain/sites/productivity-parts.tsx";
import { categoryName, CLASSES, CLASS_WORDS, weightColour } from "../../domain/sites/site-words.ts";
import { Card, Figure } from "../../ui/layout/card.tsx";
import { HourBars } from "../../ui/charts/hour-bars.tsx";
import { HourHeatmap } from "../../ui/charts/hour-heatmap.tsx";
import { StackedBars } from "../../ui/charts/stacked-bars.tsx";
import { TrendLines } from "../../ui/charts/trend-lines.tsx";
import { Choice } from "../../ui/forms/choice.tsx";
import { BigDuration } from "../../ui/format/duration.tsx";
import { shortDay } from "../../ui/format/format-day.ts";
import { exactDuration, formatDuration, groupDigits } from "../../ui/format/format-duration.ts";
import { ShareList } from "../../ui/charts/share-list.tsx";
import { AsTable } from "../../ui/layout/table.tsx";
import { SITE_SERIES, siteBars } from "./site-bars.ts";

/** Time on sites, and the productivity score of the range with its parts. */
export function SitesFigures({ summary, lit }: { summary: SitesSummary; lit: string | null }) {
  return (
    <section
      aria-label="The range in figures"
      className="card grid gap-x-10 gap-y-6 p-4 sm:p-5 lg:grid-cols-[auto_minmax(0,1fr)]"
    >
      <Figure
        label="Time on sites"
        {...(summary.pendingDays > 0
          ? {
              remark: `${summary.pendingDays} ${summary.pendingDays === 1 ? "day is" : "days are"} being counted again`,
            }
          : {})}
      >
        <span data-testid="sites-total">
          <BigDuration seconds={summary.secondsTotal} />
        </span>
      </Figure>
      <div className="lg:border-l lg:border-line lg:pl-10">
        <ProductivityParts
          score={summary.productivityScore}
          codingSeconds={summary.codingSeconds}
          split={summary.shares}
          lit={lit}
        />
      </div>
    </section>
  );
}

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
      title={{ day: "Day by day", week: "Week by week", month: "Month by month" }[size]}
      aside={
        size !== "month" &&
        rangeLength(summary) > 28 && (
          <Choice
            label="Bars"
            value={size}
            options={[
              { value: "day", label: "Days" },
              { value: "week", label: "Weeks" },
            ]}
            onChange={onSize}
          />
        )
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
        head={[
          { day: "Day", week: "Week", month: "Month" }[size],
          "Time",
          ...CLASSES.map((key) => CLASS_WORDS[key].one),
        ]}
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

/** Time on sites by weekday and hour; of one way of counting where only that is lit. */
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

/** Categories of the range; each narrows the list of domains. */
export function CategoriesCard({
  summary,
  link,
}: {
  summary: SitesSummary;
  /** Wraps the name of a category. */
  link: (category: Category, name: ReactNode) => ReactNode;
}) {
  return (
    <Card title="Categories">
      <ShareList
        limit={10}
        rows={summary.categories.map(({ category, seconds }) => ({
          value: category,
          name: categoryName(category),
          seconds,
          colour: weightColour(CATEGORIES[category].weight),
        }))}
        link={(row, name) => link(row.value as Category, name)}
      />
    </Card>
  );
}
