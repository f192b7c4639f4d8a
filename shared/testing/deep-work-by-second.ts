import type { Timeline } from "../timeline/timeline.ts";

type Second = "active" | "thinking" | "counted thinking" | "interruption";

/**
 * Rule 6, read as slowly and plainly as possible, to compare deepWork() with: start, end and active
 * seconds of every block.
 */
export function deepWorkBySecond(
  day: Pick<Timeline, "intervals" | "sites" | "thinking" | "moments">,
): [number, number, number][] {
  const active = [
    ...day.intervals.filter(({ kind }) => kind === "session"),
    ...day.sites.filter(({ weight = 0 }) => weight >= 0.75),
  ];
  const edges = [
    ...active.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
    ...day.moments,
  ];
  const first = Math.min(...edges);
  const last = Math.max(...edges);
  if (edges.length === 0) return [];
  const seconds: Second[] = [];
  for (let at = first; at < last; at += 1) {
    const lies = ({ startedAt, endedAt }: { startedAt: number; endedAt: number }): boolean =>
      startedAt <= at && at < endedAt;
    const pause = day.thinking.find(lies);
    if (active.some(lies)) seconds.push("active");
    else if (pause === undefined) seconds.push("interruption");
    else seconds.push(pause.counts ? "counted thinking" : "thinking");
  }
  const starts = [...new Set([...active.map(({ startedAt }) => startedAt), ...day.moments])];
  const ends = new Set([...active.map(({ endedAt }) => endedAt), ...day.moments]);
  const moments = new Set(day.moments);
  const blocks: [number, number, number][] = [];
  let cursor = first;
  for (const start of starts.sort((a, b) => a - b)) {
    if (start < cursor) continue;
    let [interrupted, inARow, counted] = [0, 0, 0];
    let best: [number, number, number] | null = null;
    for (let at = start; at <= last; at += 1) {
      if (moments.has(at)) inARow = 0;
      const isKept = 10 * interrupted <= at - start;
      if (ends.has(at) && isKept && at - start >= 1_500) best = [start, at, counted];
      const second = seconds[at - first];
      if (second === "active" || second === "counted thinking") counted += 1;
      inARow = second === "interruption" ? inARow + 1 : 0;
      interrupted += Number(second === "interruption");
      if (inARow >= 120) break;
    }
    if (best === null) continue;
    blocks.push(best);
    cursor = best[1];
  }
  return blocks;
}
