import type { SummaryAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { Link } from "@tanstack/react-router";
import { Explain } from "../../ui/feedback/explain.tsx";
import { BigDuration } from "../../ui/format/duration.tsx";
import { mediumDay, rangeWords } from "../../ui/format/format-day.ts";
import { exactDuration, groupDigits } from "../../ui/format/format-duration.ts";
import { Figure } from "../../ui/layout/card.tsx";
import { rangeLength } from "../range/range.ts";
import { comparisonWords } from "./bars.ts";

/** Total, average, best day and active days of a range. `days`: how many days the range has. */
export function SummaryFigures({ summary, days }: { summary: SummaryAnswer; days: number }) {
  return (
    <section
      aria-label="The range in figures"
      className="card grid grid-cols-2 gap-x-8 gap-y-6 p-4 sm:p-5 lg:grid-cols-4"
    >
      <Total summary={summary} />
      <DailyAverage summary={summary} />
      <BestDay bestDay={summary.bestDay} />
      <Figure
        label="Active days"
        remark={
          summary.pendingDays > 0
            ? `${summary.pendingDays} being counted again`
            : `of ${groupDigits(days)}`
        }
      >
        <span className="text-[1.625rem] leading-8 font-semibold tracking-[-0.03em]">
          {groupDigits(summary.daysActive)}
        </span>
      </Figure>
    </section>
  );
}

function Total({ summary: { secondsTotal, before } }: { summary: SummaryAnswer }) {
  return (
    <Figure
      label={
        <Explain
          title={exactDuration(secondsTotal)}
          text="All days of the range together, with the filters that are set."
        >
          Coding time
        </Explain>
      }
      remark={
        <span
          title={`${rangeWords(before.from, before.to)}: ${exactDuration(before.secondsTotal)}`}
        >
          {comparisonWords(before.change, rangeLength(before))}
        </span>
      }
    >
      <span data-testid="range-total">
        <BigDuration seconds={secondsTotal} size="medium" />
      </span>
    </Figure>
  );
}

function DailyAverage({ summary: { secondsPerDay, daysCounted } }: { summary: SummaryAnswer }) {
  const days = groupDigits(daysCounted);
  return (
    <Figure
      label={
        <Explain
          title={exactDuration(secondsPerDay)}
          text={`The total divided by ${days} days: up to today, and not before your first recorded day.`}
        >
          Daily average
        </Explain>
      }
      remark={`over ${days} ${daysCounted === 1 ? "day" : "days"}`}
    >
      <BigDuration seconds={secondsPerDay} size="medium" />
    </Figure>
  );
}

function BestDay({ bestDay }: { bestDay: SummaryAnswer["bestDay"] }) {
  if (bestDay === null) {
    return (
      <Figure label="Best day" remark={null}>
        <span className="text-[1.625rem] leading-8 text-ink-3">None</span>
      </Figure>
    );
  }
  return (
    <Figure
      label="Best day"
      remark={
        <Link
          to="/day/$day"
          params={{ day: bestDay.day }}
          className="underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          {mediumDay(bestDay.day)} {bestDay.day.slice(0, 4)}
        </Link>
      }
    >
      <BigDuration seconds={bestDay.seconds} size="medium" />
    </Figure>
  );
}
