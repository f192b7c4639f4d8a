import type { Interval } from "./interval.ts";
import type { Span } from "./spans.ts";

/**
 * What a person did without a break or a change: intervals that touch, of one kind and with the
 * same project, language, branch, editor and device, or on one site (by weight where sites are no
 * longer named). Cuts of a client every five
 * minutes do not show. `intervals`: sorted, without overlaps.
 * @example stretches([web 10:00 to 10:05, web 10:05 to 10:10]) // one, from 10:00 to 10:10
 */
export function stretches<I extends Interval>(intervals: readonly I[]): I[] {
  const found: I[] = [];
  for (const interval of intervals) {
    const last = found.at(-1);
    if (last?.endedAt === interval.startedAt && whatOf(last) === whatOf(interval))
      found[found.length - 1] = { ...last, endedAt: interval.endedAt };
    else found.push(interval);
  }
  return found;
}

/** The stretch in which an interval of the list lies. */
export function stretchOf(interval: Interval, intervals: readonly Interval[]): Span {
  const { startedAt, endedAt } =
    stretches(intervals).find(
      (one) => one.startedAt <= interval.startedAt && interval.endedAt <= one.endedAt,
    ) ?? interval;
  return { startedAt, endedAt };
}

function whatOf(interval: Interval): string {
  const { kind, project, language, branch, editor, deviceId, domain, weight } = interval;
  return JSON.stringify([kind, project, language, branch, editor, deviceId, domain, weight]);
}
