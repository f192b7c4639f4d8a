import type { Interval } from "../timeline/interval.ts";
import { isOutside, subtract, union, type Span } from "../timeline/spans.ts";
import type { Thinking, Timeline } from "../timeline/timeline.ts";
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
import { secondsOf } from "./totals.ts";

/** Shortest block, in seconds. */
const BLOCK_SECONDS_MIN = 1_500;
/** A block's interruptions together are at most 1 / INTERRUPTION_PARTS of its length. */
const INTERRUPTION_PARTS = 10;

/**
 * The blocks of deep work of a day (rule 6).
 * - Activity: coding sessions and productive sites.
 * - A pause in front of the editor (`thinking`) belongs to the block that it lies in. It is active
 *   time when it counts as coding.
 * - All other time between is an interruption, whether it counts as coding or not.
 * - A block starts at the first activity from which it can last 25 minutes, and goes on as long as
 *   the rule allows.
 * - A block that ended at an interruption names it.
 * @example 50 minutes with a lock of 60 s in the middle
 * // one block, secondsActive 2940, 1 interruption
 */
export function deepWork(
  day: Pick<Timeline, "intervals" | "sites" | "thinking" | "moments">,
): DeepWorkBlock[] {
  const runs = runsOf(day);
  const visits = digressions(day.sites);
  return runs.flatMap((run, index) => {
    const blocks = blocksOf(run, runs[index + 1]?.[0]?.startedAt ?? null);
    return blocks.map(({ next, ...block }) => named(block, next, visits));
  });
}

/** A span of activity, and what lies between it and the span before it in the run, in seconds. */
type Stretch = Span & { readonly interruptedBefore: Seconds; readonly thoughtBefore: Seconds };

/** Runs of activity: no interruption inside a run is long enough to end a block. */
function runsOf({
  intervals,
  sites,
  thinking,
  moments,
}: Parameters<typeof deepWork>[0]): Stretch[][] {
  const active = withMoments(union([...intervals, ...sites].filter(isActive)), moments);
  const runs: Stretch[][] = [];
  let from = 0;
  let before: Span | undefined;
  for (const span of active) {
    const pauses: Thinking[] = [];
    for (
      let pause = thinking[from];
      pause !== undefined && pause.startedAt < span.startedAt;
      pause = thinking[(from += 1)]
    )
      pauses.push(pause);
    const left =
      before === undefined
        ? []
        : subtract({ startedAt: before.endedAt, endedAt: span.startedAt }, pauses);
    const isFirst = before === undefined || left.some(isLong);
    if (isFirst) runs.push([]);
    runs.at(-1)?.push({
      ...span,
      interruptedBefore: isFirst ? 0 : secondsOf(left),
      thoughtBefore: isFirst ? 0 : secondsOf(pauses.filter(({ counts }) => counts)),
    });
    before = span;
  }
  return runs;
}

/** Sorted spans and moments outside of them, as spans of no length. */
function withMoments(spans: readonly Span[], moments: readonly EpochSeconds[]): Span[] {
  const points = moments.map((at) => ({ startedAt: at, endedAt: at }));
  return [...spans, ...points.filter((point) => isOutside(point.startedAt, spans))].sort(
    (a, b) => a.startedAt - b.startedAt,
  );
}

function isLong({ startedAt, endedAt }: Span): boolean {
  return endedAt - startedAt >= INTERRUPTION_SECONDS_MAX;
}

function isActive({ kind, weight = 0 }: Interval): boolean {
  return kind === "session" || (kind === "site" && weightClass(weight) === "productive");
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
      secondsActive: secondsActive(run.slice(from, to + 1)),
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

/** Seconds of a block's activity, and of the counted pauses inside it. */
function secondsActive(block: readonly Stretch[]): Seconds {
  const thought = block.slice(1).reduce((sum, { thoughtBefore }) => sum + thoughtBefore, 0);
  return secondsOf(block) + thought;
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
