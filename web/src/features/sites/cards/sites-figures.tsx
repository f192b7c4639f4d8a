import type { SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import { ProductivityParts } from "../../../domain/sites/productivity-parts.tsx";
import { BigDuration } from "../../../ui/format/duration.tsx";
import { Figure } from "../../../ui/layout/card.tsx";

/** Time on sites, and the productivity score of the range with its parts. */
export function SitesFigures({ summary, lit }: { summary: SitesSummary; lit: string | null }) {
  return (
    <section
      aria-label="The range in figures"
      className="card grid gap-x-10 gap-y-6 p-4 sm:p-5 lg:grid-cols-[auto_minmax(0,1fr)]"
    >
      <Figure label="Time on sites" remark={pendingWords(summary.pendingDays)}>
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

function pendingWords(days: number): string | undefined {
  if (days === 0) return undefined;
  return `${days} ${days === 1 ? "day is" : "days are"} being counted again`;
}
