import type { Interval } from "../activity/interval.ts";
import { union, type Span } from "../activity/timeline.ts";
import type { EpochSeconds, Seconds } from "../time/instant.ts";
import type { DeepWorkBlock } from "./stats-answers.ts";

/** A block lasts at least this long. */
export const BLOCK_SECONDS_MIN = 1_500;
/** An interruption of this length ends a block. */
export const INTERRUPTION_SECONDS_MAX = 120;
/** All interruptions together are at most one part in this many of a block. */
export const INTERRUPTION_PARTS = 10;

/**
 * The blocks of deep work of a day (rule 6), from its timeline. A block starts at the first activity from which it can last 25 minutes and goes
 * on as long as the rule allows. Active is a session, a productive site, and a gap that counts and is shorter than two minutes; the time
 * between is an interruption. `productive`: spans spent on productive sites.
 * @example 50 minutes with a lock of 60 s in the middle: one block, secondsActive 2940, 1 interruption
 */
export function deepWork(intervals: readonly Interval[], productive: readonly Span[] = []): DeepWorkBlock[] {
  const runs = runsOf(intervals, productive);
  return runs.flatMap((run, index) => blocksOf(run, index === runs.length - 1));
}

/** Activity, and the interrupted seconds between it and the activity before it in the same run. */
type Stretch = Span & { readonly interruptedBefore: Seconds };

/** Activity between which no interruption is long enough to end a block. */
function runsOf(intervals: readonly Interval[], productive: readonly Span[]): Stretch[][] {
  const active = union([...intervals.filter(({ kind }) => kind === "session"), ...productive]);
  const gaps = intervals.filter(({ kind }) => kind === "gap");
  const runs: Stretch[][] = [];
  let gapIndex = 0;
  for (const [index, span] of active.entries()) {
    const before = active[index - 1];
    const inside: Interval[] = [];
    for (let gap = gaps[gapIndex]; gap !== undefined && gap.startedAt < span.startedAt; gap = gaps[gapIndex]) {
      inside.push(gap);
      gapIndex += 1;
    }
    const space = before === undefined ? null : { startedAt: before.endedAt, endedAt: span.startedAt };
    if (space === null || longestPause(space, inside) >= INTERRUPTION_SECONDS_MAX) runs.push([]);
    const interruptedBefore = space === null ? 0 : space.endedAt - space.startedAt - overlap(space, inside);
    const run = runs.at(-1);
    run?.push({ ...span, interruptedBefore: run.length === 0 ? 0 : interruptedBefore });
  }
  return runs;
}

/** A session of no length between two gaps is activity too: each gap is a pause of its own. */
function longestPause({ startedAt, endedAt }: Span, gaps: readonly Interval[]): Seconds {
  const cuts = gaps.filter((gap, index) => index > 0 && gap.sessionId !== gaps[index - 1]?.sessionId).map((gap) => gap.startedAt);
  const bounds = [startedAt, ...cuts, endedAt];
  return bounds.reduce((longest, bound, index) => Math.max(longest, bound - (bounds[index - 1] ?? bound)), 0);
}

function overlap(space: Span, gaps: readonly Span[]): Seconds {
  return gaps.reduce((sum, gap) => sum + Math.max(0, Math.min(gap.endedAt, space.endedAt) - Math.max(gap.startedAt, space.startedAt)), 0);
}

function blocksOf(run: readonly Stretch[], isLast: boolean): DeepWorkBlock[] {
  const interrupted = runningSums(run);
  // a block from i to j keeps the limit exactly when slack(end of j) >= slack(start of i)
  const slack = (at: EpochSeconds, index: number): number => at - INTERRUPTION_PARTS * (interrupted[index] ?? 0);
  const bestAfter = run.map(({ endedAt }, index) => slack(endedAt, index));
  for (let index = bestAfter.length - 2; index >= 0; index -= 1) {
    bestAfter[index] = Math.max(bestAfter[index] ?? 0, bestAfter[index + 1] ?? 0);
  }
  const blocks: DeepWorkBlock[] = [];
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
      interruptions: run.slice(from + 1, to + 1).filter(({ interruptedBefore }) => interruptedBefore > 0).length,
      endedBecause: !isEndOfRun ? "too_many_interruptions" : isLast ? "end_of_activity" : "long_interruption",
    });
    from = to;
  }
  return blocks;
}

function runningSums(run: readonly Stretch[]): number[] {
  let sum = 0;
  return run.map(({ interruptedBefore }) => (sum += interruptedBefore));
}

/** Index of the last value that is at least `least`, in values that never rise; `from` itself always is. */
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
