import type { Zones } from "@streakline/shared/time/local-hours.ts";
import { line } from "@streakline/shared/timeline/timeline.ts";
import type { Category, Weight } from "@streakline/shared/categories/categories.ts";
import type { Interval } from "@streakline/shared/timeline/interval.ts";
import { productivityScore } from "@streakline/shared/stats/productivity-score.ts";
import { pulledOut } from "@streakline/shared/stats/pulled-out.ts";
import { sites as siteRows, siteTotals } from "@streakline/shared/stats/sites.ts";
import type { PulledOutAnswer, SitesSummary } from "@streakline/shared/sites/sites-answers.ts";
import type { DeepWorkBlock } from "@streakline/shared/stats/stats-answers.ts";
import type { Day } from "@streakline/shared/time/instant.ts";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { PulledOutList } from "../../../domain/sites/pulled-out-list.tsx";
import { ProductivityParts } from "../../../domain/sites/productivity-parts.tsx";
import { categoryName, weightColour } from "../../../domain/sites/site-words.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { ShareList, type ShareRow } from "../../../ui/charts/shares/share-list.tsx";

/**
 * The productivity score of a day with its parts (rule 5), by the function that the server uses.
 */
export function DayProductivity({
  codingSeconds,
  sites,
}: {
  codingSeconds: number;
  sites: readonly Interval[];
}) {
  const pieces = sites.map(({ startedAt, endedAt, weight = 0.5 }) => ({
    seconds: endedAt - startedAt,
    weight,
  }));
  return (
    <ProductivityParts
      score={productivityScore(codingSeconds, pieces)}
      codingSeconds={codingSeconds}
      split={siteTotals(pieces)}
    />
  );
}

/** The same for a day whose visits are deleted, from the totals that the server kept. */
export function KeptProductivity({ kept }: { kept: SitesSummary }) {
  return (
    <ProductivityParts
      score={kept.productivityScore}
      codingSeconds={kept.codingSeconds}
      split={kept.shares}
    />
  );
}

/** The sites of a day, and which of them pulled the person out of deep work. */
export function DaySites({
  day,
  zones,
  intervals,
  sites,
  blocks,
}: {
  day: Day;
  zones: Zones;
  intervals: readonly Interval[];
  sites: readonly Interval[];
  blocks: readonly DeepWorkBlock[];
}) {
  const rows = useMemo(() => siteRows(sites, zones), [sites, zones]);
  const pulled = useMemo(
    () => pulledOut(line({ intervals: [...intervals], sites: [...sites] }), blocks),
    [intervals, sites, blocks],
  );
  return <Cards day={day} rows={rows} pulled={pulled} hadBlocks={blocks.length > 0} />;
}

/** The same for a day whose visits are deleted, from the totals that the server kept. */
export function KeptDaySites({
  day,
  kept,
  pulled,
  hadBlocks,
}: {
  day: Day;
  kept: SitesSummary;
  pulled: PulledOutAnswer["sites"];
  hadBlocks: boolean;
}) {
  const rest =
    kept.otherSeconds > 0
      ? [{ value: "", name: "Others", seconds: kept.otherSeconds, colour: "var(--slot-other)" }]
      : [];
  return (
    <Cards
      day={day}
      rows={kept.domains}
      rest={rest}
      pulled={pulled}
      hadBlocks={hadBlocks}
      remark={KEPT_REMARK}
    />
  );
}

const KEPT_REMARK =
  "The single visits of this day were deleted after the time that you keep them. Their totals stay.";

function Cards({
  day,
  rows,
  rest = [],
  pulled,
  hadBlocks,
  remark,
}: {
  day: Day;
  rows: readonly { domain: string; category: Category; weight: Weight; seconds: number }[];
  rest?: readonly ShareRow[];
  pulled: PulledOutAnswer["sites"];
  hadBlocks: boolean;
  remark?: string;
}) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Card
        title="Sites"
        aside={
          <Link
            to="/sites"
            search={{ range: "custom", from: day, to: day }}
            className="text-sm underline decoration-line-strong underline-offset-4"
          >
            All about them
          </Link>
        }
      >
        {remark !== undefined && <p className="mb-4 text-sm text-ink-2">{remark}</p>}
        <ShareList
          rows={[
            ...rows.map(({ domain, category, weight, seconds }) => ({
              value: domain,
              name: `${domain} · ${categoryName(category)}`,
              seconds,
              colour: weightColour(weight),
            })),
            ...rest,
          ]}
        />
      </Card>
      <Card title="What pulled you out">
        <PulledOutList rows={pulled} hadBlocks={hadBlocks} />
      </Card>
    </div>
  );
}
