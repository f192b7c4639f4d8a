import type { EpochSeconds } from "../time/instant.ts";

/** A span of time; the end is exclusive. */
export type Span = { readonly startedAt: EpochSeconds; readonly endedAt: EpochSeconds };

/** The spans merged and sorted, without overlaps. */
export function union(spans: readonly Span[]): Span[] {
  const merged: { startedAt: EpochSeconds; endedAt: EpochSeconds }[] = [];
  for (const { startedAt, endedAt } of spans.toSorted((a, b) => a.startedAt - b.startedAt)) {
    if (endedAt <= startedAt) continue;
    const last = merged.at(-1);
    if (last !== undefined && startedAt <= last.endedAt)
      last.endedAt = Math.max(last.endedAt, endedAt);
    else merged.push({ startedAt, endedAt });
  }
  return merged;
}

/** The parts of a span outside the given sorted spans. */
export function subtract(span: Span, spans: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.startedAt;
  for (let index = firstEndingAfter(spans, from); index < spans.length; index += 1) {
    const cut = spans[index];
    if (cut === undefined || cut.startedAt >= span.endedAt) break;
    if (cut.startedAt > from) left.push({ startedAt: from, endedAt: cut.startedAt });
    from = Math.max(from, cut.endedAt);
  }
  if (from < span.endedAt) left.push({ startedAt: from, endedAt: span.endedAt });
  return left;
}

/** Whether an instant lies in none of the given sorted spans. */
export function isOutside(at: EpochSeconds, spans: readonly Span[]): boolean {
  return (spans[firstEndingAfter(spans, at)]?.startedAt ?? Number.POSITIVE_INFINITY) > at;
}

function firstEndingAfter(spans: readonly Span[], at: EpochSeconds): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.endedAt ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
