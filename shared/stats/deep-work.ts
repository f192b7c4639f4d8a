import type { Interval } from "../timeline/interval.ts";
import { union, type Span } from "../timeline/spans.ts";
import { weightClass } from "../categories/categories.ts";
import type { EpochSeconds, Seconds } from "../time/instant.ts";
import {
  byDomain,
  digressions,
  INTERRUPTION_SECONDS_MAX,
  train,
  type Digression,
} from "./digressions.ts";
import type { DeepWorkBlock, Interruption } from "./stats-answers.ts";

/** Shortest block, in seconds. */
const BLOCK_SECONDS_MIN = 1_500;
/** A block's interruptions together are at most 1 / INTERRUPTION_PARTS of its length. */
const INTERRUPTION_PARTS = 10;

/**
 * The blocks of deep work of a day (rule 6). `line`: coding and sites of the day's resolved
 * timeline. `productive`: further spans of productive time.
 * - Active time: sessions, productive sites, and counted gaps shorter than two minutes.
 * - All time between, also on neutral and distracting sites, is an interruption.
 * - A block starts at the first activity from which it can last 25 minutes, and goes on as long as
 *   the rule allows.
 * - A block that ended at an interruption names it.
 * @example 50 minutes with a lock of 60 s in the middle
 * // one block, secondsActive 2940, 1 interruption
 */
export function deepWork(
  line: readonly Interval[],
  productive: readonly Span[] = [],
): DeepWorkBlock[] {
  const runs = runsOf(line, productive);
  const visits = digressions(line);
  return runs.flatMap((run, index) => {
    const blocks = blocksOf(run, runs[index + 1]?.[0]?.startedAt ?? null);
    return blocks.map(({ next, ...block }) => named(block, next, visits));
  });
}

/**
 * A span of activity. `interruptedBefore`: interrupted seconds since the span before it in the run.
 */
type Stretch = Span & { readonly interruptedBefore: Seconds };

/** Runs of activity: no interruption inside a run is long enough to end a block. */
function runsOf(intervals: readonly Interval[], productive: readonly Span[]): Stretch[][] {
  const active = union([...intervals.filter(isActive), ...productive]);
  const gaps = intervals.filter(({ kind }) => kind === "gap");
  const runs: Stretch[][] = [];
  let gapIndex = 0;
  for (const [index, span] of active.entries()) {
    const before = active[index - 1];
    const inside: Interval[] = [];
    for (
      let gap = gaps[gapIndex];
      gap !== undefined && gap.startedAt < span.startedAt;
      gap = gaps[gapIndex]
    ) {
      inside.push(gap);
      gapIndex += 1;
    }
    const space =
      before === undefined ? null : { startedAt: before.endedAt, endedAt: span.startedAt };
    if (space === null || longestPause(space, inside) >= INTERRUPTION_SECONDS_MAX) runs.push([]);
    const interruptedBefore =
      space === null ? 0 : space.endedAt - space.startedAt - overlap(space, inside);
    const run = runs.at(-1);
    run?.push({ ...span, interruptedBefore: run.length === 0 ? 0 : interruptedBefore });
  }
  return runs;
}

function isActive({ kind, weight = 0 }: Interval): boolean {
  return kind === "session" || (kind === "site" && weightClass(weight) === "productive");
}

/**
 * Longest pause in a space between activity, in seconds. A session of length 0 between two gaps
 * splits the pause: it is activity too.
 */
function longestPause({ startedAt, endedAt }: Span, gaps: readonly Interval[]): Seconds {
  const cuts = gaps
    .filter((gap, index) => index > 0 && gap.sessionId !== gaps[index - 1]?.sessionId)
    .map((gap) => gap.startedAt);
  const bounds = [startedAt, ...cuts, endedAt];
  return bounds.reduce(
    (longest, bound, index) => Math.max(longest, bound - (bounds[index - 1] ?? bound)),
    0,
  );
}

function overlap(space: Span, gaps: readonly Span[]): Seconds {
  return gaps.reduce(
    (sum, gap) =>
      sum +
      Math.max(0, Math.min(gap.endedAt, space.endedAt) - Math.max(gap.startedAt, space.startedAt)),
    0,
  );
}

/** `next`: when activity went on after the block, or null. */
type Unnamed = DeepWorkBlock & { readonly next: EpochSeconds | null };

function blocksOf(run: readonly Stretch[], nextRunAt: EpochSeconds | null): Unnamed[] {
  const interrupted = runningSums(run);
  // A block from i to j keeps the limit exactly when slack(end of j) >= slack(start of i).
  const slack = (at: EpochSeconds, index: number): number =>
    at - INTERRUPTION_PARTS * (interrupted[index] ?? 0);
  const bestAfter = run.map(({ endedAt }, index) => slack(endedAt, index));
  for (let index = bestAfter.length - 2; index >= 0; index -= 1) {
    bestAfter[index] = Math.max(bestAfter[index] ?? 0, bestAfter[index + 1] ?? 0);
  }
  const endOfRun = nextRunAt === null ? "end_of_activity" : "long_interruption";
  const blocks: Unnamed[] = [];
  for (let from = 0; from < run.length; from += 1) {
    const startedAt = run[from]?.startedAt ?? 0;
    const to = lastAtLeast(bestAfter, slack(startedAt, from), from);
    const endedAt = run[to]?.endedAt ?? startedAt;
    if (endedAt - startedAt < BLOCK_SECONDS_MIN) continue;
    const isEndOfRun = to === run.length - 1;
    blocks.push({
      startedAt,
      endedAt,
      secondsActive: endedAt - startedAt - ((interrupted[to] ?? 0) - (interrupted[from] ?? 0)),
      interruptions: run
        .slice(from + 1, to + 1)
        .filter(({ interruptedBefore }) => interruptedBefore > 0).length,
      endedBecause: isEndOfRun ? endOfRun : "too_many_interruptions",
      next: run[to + 1]?.startedAt ?? nextRunAt,
    });
    from = to;
  }
  return blocks;
}

function named(
  block: DeepWorkBlock,
  next: EpochSeconds | null,
  visits: readonly Digression[],
): DeepWorkBlock {
  const { endedAt } = block;
  const followed = train(visits, endedAt, next ?? Number.POSITIVE_INFINITY);
  const until = next ?? followed.at(-1)?.endedAt ?? endedAt;
  const [worst] = byDomain(followed);
  if (worst !== undefined && (next !== null || until - endedAt >= INTERRUPTION_SECONDS_MAX)) {
    const { domain, category, weight, startedAt, seconds } = worst;
    const site: Interruption = {
      kind: "site",
      domain,
      category,
      weight,
      startedAt,
      seconds,
      until,
    };
    // Sites with no activity after them are an interruption too.
    return {
      ...block,
      endedBecause: next === null ? "long_interruption" : block.endedBecause,
      endedBy: site,
    };
  }
  return {
    ...block,
    endedBy:
      next === null
        ? null
        : { kind: "pause", startedAt: endedAt, seconds: next - endedAt, until: next },
  };
}

function runningSums(run: readonly Stretch[]): number[] {
  let sum = 0;
  return run.map(({ interruptedBefore }) => (sum += interruptedBefore));
}

/** Index of the last value that is at least `least`, from `from` on. `values` never rise. */
function lastAtLeast(values: readonly number[], least: number, from: number): number {
  let low = from;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((values[middle] ?? Number.NEGATIVE_INFINITY) >= least) low = middle;
    else high = middle - 1;
  }
  return low;
}
