import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type {
  DeepWorkBlock,
  Share,
  TimelineAnswer,
} from "@streakline/shared/stats/stats-answers.ts";
import { useMemo } from "react";
import { DIMENSION_WORDS, nameOf } from "../../../domain/names/names.ts";
import { useColours } from "../../../domain/names/use-colours.ts";
import { Card } from "../../../ui/layout/card.tsx";
import { Timeline } from "../../../ui/charts/timeline/timeline.tsx";
import type { View } from "../../../ui/charts/timeline/timeline-geometry.ts";
import { PlainSelect } from "../../../ui/forms/field.tsx";
import { clockTime, longDay } from "../../../ui/format/format-day.ts";
import { exactDuration } from "../../../ui/format/format-duration.ts";
import { AsTable } from "../../../ui/layout/table.tsx";
import { joined, lanesOf, recordedLanes, siteLanesOf } from "./lanes.ts";

const LANES = ["project", "language", "editor", "deviceId"] as const satisfies readonly Dimension[];

/**
 * The day's timeline with its table. What is zoomed to and which minute is asked about lives in the
 * address.
 */
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
  const { intervals, agent, startsAt, endsAt, timeZone } = timeline;
  const colour = useColours(
    by,
    shares.map(({ value }) => value),
  );
  const { sites, lanes: halves } = timeline;
  const lanes = useMemo(() => {
    const names = new Map(shares.map(({ value, name }) => [value, name]));
    return [
      ...lanesOf(intervals, by, (value) => nameOf(by, value, names.get(value)), colour),
      ...siteLanesOf(sites ?? []),
    ];
  }, [intervals, by, shares, colour, sites]);
  const recorded = useMemo(
    () =>
      halves === undefined || halves.sites.length === 0
        ? undefined
        : recordedLanes(halves, by, colour),
    [halves, by, colour],
  );
  const agentPieces = useMemo(() => joined(agent), [agent]);
  const bounds = { from: startsAt, to: endsAt };
  const rows = lanes
    .flatMap((lane) => lane.pieces.map((piece) => ({ lane, piece })))
    .sort((a, b) => a.piece.from - b.piece.from);
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
        label={`Timeline of ${longDay(timeline.day)}`}
        bounds={bounds}
        view={view ?? bounds}
        timeZone={timeZone}
        lanes={lanes}
        {...(recorded === undefined ? {} : { recorded })}
        agent={agentPieces}
        blocks={blocks.map(({ startedAt, endedAt }) => ({ from: startedAt, to: endedAt }))}
        now={now >= startsAt && now < endsAt ? now : null}
        picked={picked}
        onView={(next) => onView(next.from === bounds.from && next.to === bounds.to ? null : next)}
        onPick={onPick}
      />
      <AsTable
        caption={`Timeline of ${longDay(timeline.day)} as a table`}
        head={["From", "To", DIMENSION_WORDS[by].one, "Kind", "Time"]}
        rows={[
          ...rows.map(({ lane, piece }) => [
            clockTime(piece.from, timeZone, true),
            clockTime(piece.to, timeZone, true),
            piece.name ?? lane.name,
            piece.kind === "gap"
              ? "Gap that counts"
              : piece.kind === "site"
                ? lane.name
                : "Session",
            exactDuration(piece.to - piece.from),
          ]),
          ...agentPieces.map(({ from, to }) => [
            clockTime(from, timeZone, true),
            clockTime(to, timeZone, true),
            "Agents",
            "Beside",
            exactDuration(to - from),
          ]),
        ]}
      />
    </Card>
  );
}
