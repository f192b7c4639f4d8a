import type { Dimension } from "@streakline/shared/stats/filter.ts";
import type { Share, TimelineAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { useMemo } from "react";
import { nameOf } from "../../../domain/names/names.ts";
import { useColours } from "../../../domain/names/use-colours.ts";
import type { Lane, Span } from "../../../ui/charts/timeline/timeline-geometry.ts";
import { joined, lanesOf, recordedLanes, siteLanesOf } from "./lanes.ts";

/**
 * A day's timeline as lanes: one for each value of `by` and each way sites count, one for each
 * source where a browser recorded too, and the time of agents.
 * @param shares the day's shares of `by`, for names that only the server knows
 */
export function useLanes(
  { intervals, sites, lanes: halves, agent }: TimelineAnswer,
  by: Dimension,
  shares: readonly Share[],
): { lanes: Lane[]; recorded: Lane[] | undefined; agent: Span[] } {
  const colour = useColours(
    by,
    shares.map(({ value }) => value),
  );
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
  const agentSpans = useMemo(() => joined(agent), [agent]);
  return { lanes, recorded, agent: agentSpans };
}
