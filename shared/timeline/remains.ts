import type { Category, Weight } from "../categories/categories.ts";
import type { EpochSeconds } from "../time/instant.ts";
import type { Interval } from "./interval.ts";
import { subtract, union } from "./spans.ts";
import type { Range, Timeline } from "./timeline.ts";

/** A span on some website of this category and weight. The domain was deleted. */
export type Remain = readonly [
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  category: Category,
  weight: Weight,
];

/**
 * The timeline of a day whose visits were deleted because of their age. `coding`: the day's
 * timeline without visits. `remains`: spans that belonged to websites, without overlaps. Coding
 * keeps its time except the remains. Sites of the result have no domain.
 * @example coding 10:00 to 10:10 and remains 10:05 to 10:08
 * // coding 10:00 to 10:05 and 10:08 to 10:10, a site 10:05 to 10:08
 */
export function withRemains(
  coding: Timeline,
  remains: readonly Remain[],
  { startsAt, endsAt }: Range,
): Timeline {
  const sites = remains
    .map(([startedAt, endedAt, category, weight]) =>
      site(Math.max(startedAt, startsAt), Math.min(endedAt, endsAt), category, weight),
    )
    .filter(({ startedAt, endedAt }) => startedAt < endedAt)
    .sort((a, b) => a.startedAt - b.startedAt);
  const spans = union(sites);
  const intervals = coding.intervals.flatMap((interval) =>
    interval.startedAt === interval.endedAt
      ? [interval]
      : subtract(interval, spans).map((span) => ({ ...interval, ...span })),
  );
  const thinking = coding.thinking.flatMap((pause) =>
    subtract(pause, spans).map((span) => ({ ...pause, ...span })),
  );
  return { ...coding, intervals, sites, thinking };
}

function site(
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  category: Category,
  weight: Weight,
): Interval {
  return {
    kind: "site",
    sessionId: "",
    project: "",
    language: "",
    editor: "",
    deviceId: "",
    branch: "",
    startedAt,
    endedAt,
    domain: "",
    category,
    weight,
  };
}
