import type { Interval } from "../timeline/interval.ts";
import type { Category, Weight } from "../categories/categories.ts";
import type { Seconds } from "../time/instant.ts";
import { byDomain, digressions, train, type Digression } from "./digressions.ts";
import type { DeepWorkBlock } from "./stats-answers.ts";

/** A site that pulled the person out of deep work. */
export type PulledOut = {
  readonly domain: string;
  readonly category: Category;
  readonly weight: Weight;
  /** Visits that interrupted a block or followed its end. */
  readonly count: number;
  /** Blocks that this site ended. A block names at most one site: the one with most seconds. */
  readonly blocksEnded: number;
  /** Seconds of those visits; after the end of a block, up to the next activity. */
  readonly seconds: Seconds;
};

/**
 * The sites that pulled a person out of deep work on a day, most seconds first: visits to neutral
 * and distracting sites inside the blocks of the day's line, and those that followed the end of a
 * block, up to the next activity. Rows of several days can be added.
 * @example a block 10:00 to 10:40 with 30 s of news at 10:20, then video 10:40 to 10:50
 * // video 600 s, ended 1; news 30 s, ended 0
 */
export function pulledOut(
  line: readonly Interval[],
  blocks: readonly DeepWorkBlock[],
): PulledOut[] {
  const visits = digressions(line);
  const rows = new Map<string, { -readonly [key in keyof PulledOut]: PulledOut[key] }>();
  const add = (list: readonly Digression[]): void => {
    for (const { domain, category, weight, seconds, count } of byDomain(list)) {
      const row = rows.get(domain) ?? {
        domain,
        category,
        weight,
        count: 0,
        blocksEnded: 0,
        seconds: 0,
      };
      row.count += count;
      row.seconds += seconds;
      rows.set(domain, row);
    }
  };
  for (const { startedAt, endedAt, endedBy } of blocks) {
    add(visits.filter((visit) => visit.startedAt >= startedAt && visit.endedAt <= endedAt));
    if (endedBy?.kind !== "site") continue;
    add(train(visits, endedAt, endedBy.until));
    const row = rows.get(endedBy.domain);
    if (row !== undefined) row.blocksEnded += 1;
  }
  return [...rows.values()].sort((a, b) => b.seconds - a.seconds || (a.domain < b.domain ? -1 : 1));
}
