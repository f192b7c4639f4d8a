import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type {
  DeepWorkBlock,
  Share,
  TimelineAnswer,
} from "@streakline/shared/stats/stats-answers.ts";
import { DIMENSION_WORDS } from "../../../domain/names/names.ts";
import { Timeline } from "../../../ui/charts/timeline/timeline.tsx";
import { isWhole, type View } from "../../../ui/charts/timeline/timeline-geometry.ts";
import { PlainSelect } from "../../../ui/forms/field.tsx";
import { longDay } from "../../../ui/format/format-day.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { TimelineTable } from "./timeline-table.tsx";
import { useLanes } from "./use-lanes.ts";

const LANES = ["project", "language", "editor", "deviceId"] as const satisfies readonly Dimension[];

/** The timeline of a day with its table. Zoom and picked minute are in the address. */
export function TimelineCard({
  timeline,
  by,
  shares,
  blocks,
  view,
  now,
  picked,
  onBy,
  onView,
  onPick,
}: {
  timeline: TimelineAnswer;
  by: Dimension;
  /** The day's shares of `by`, for names that only the server knows. */
  shares: readonly Share[];
  blocks: readonly DeepWorkBlock[];
  view: View | null;
  now: number;
  picked: number | null;
  onBy: (by: Dimension) => void;
  onView: (view: View | null) => void;
  onPick: (at: number) => void;
}) {
  const { startsAt, endsAt } = timeline;
  const { lanes, recorded, agent } = useLanes(timeline, by, shares);
  const bounds = { from: startsAt, to: endsAt };
  const label = `Timeline of ${longDay(timeline.day)}`;
  return (
    <Card
      title="Timeline"
      aside={
        <PlainSelect
          label="Rows of the timeline"
          hideLabel
          value={by}
          options={LANES.map((value) => ({
            value,
            label: `By ${DIMENSION_WORDS[value].one.toLowerCase()}`,
          }))}
          onChange={onBy}
        />
      }
    >
      <Timeline
        label={label}
        bounds={bounds}
        view={view ?? bounds}
        zones={timeline}
        lanes={lanes}
        recorded={recorded}
        agent={agent}
        blocks={blocks.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }))}
        now={now >= startsAt && now < endsAt ? now : null}
        picked={picked}
        onView={(next) => onView(isWhole(next, bounds) ? null : next)}
        onPick={onPick}
      />
      <TimelineTable
        caption={`${label} as a table`}
        by={by}
        lanes={lanes}
        agent={agent}
        zones={timeline}
      />
    </Card>
  );
}
