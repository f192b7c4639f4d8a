import { randomBytes } from "node:crypto";
import type { BatchRecord } from "@streakline/shared/activity/batch.ts";
import { perCounter } from "@streakline/shared/activity/counters.ts";
import { uuidV7 } from "@streakline/shared/ids.ts";
import { aSession, aVisit } from "../builders.ts";
import type { Burst } from "./sequences.ts";

/** Longest record that clients send, in seconds. */
const PIECE = 360;
/**
 * Makes the records of bursts. No two pieces of one person begin or end in the same second, unless
 * one continues the other: so it never depends on an id which of them owns a second.
 */
export function recordMaker(scene: number): (burst: Burst) => BatchRecord[] {
  const taken = new Set<number>();
  const free = (second: number): number => {
    let at = second;
    while (taken.has(at)) at += 1;
    taken.add(at);
    return at;
  };
  return (burst) => {
    const from = free(scene + burst.at);
    if (burst.seconds === 0) return [record(burst, from, from, burst.endedBy)];
    const end = free(from + burst.seconds);
    const cuts = burst.cuts
      .map((cut) => from + cut)
      .filter((cut) => cut < end)
      .toSorted((a, b) => a - b);
    const bounds = [from];
    for (const mark of [...cuts, end]) {
      let last = bounds.at(-1) ?? from;
      while (mark - last > PIECE) bounds.push((last = lastFree(last + PIECE, taken)));
      if (mark === end) bounds.push(mark);
      else if (!taken.has(mark)) {
        taken.add(mark);
        bounds.push(mark);
      }
    }
    return bounds.slice(1).map((until, index) => {
      const isLast = index === bounds.length - 2;
      return record(burst, bounds[index] ?? from, until, isLast ? burst.endedBy : "seal");
    });
  };
}

/** The last free second up to the given one, taken. */
function lastFree(second: number, taken: Set<number>): number {
  let at = second;
  while (taken.has(at)) at -= 1;
  taken.add(at);
  return at;
}

function record(
  burst: Burst,
  startedAt: number,
  endedAt: number,
  endedBy: BatchRecord["endedBy"],
): BatchRecord {
  const common = { id: uuidV7(startedAt * 1_000, randomBytes(10)), startedAt, endedAt, endedBy };
  if (burst.kind === "website")
    return aVisit({
      ...common,
      domain: burst.domain,
      pageKeys: burst.hasKeys ? [randomBytes(16).toString("hex")] : [],
    });
  const { actor, project, language, branch, editor } = burst;
  // Every other one of no length has nothing in it.
  const counters = startedAt === endedAt && startedAt % 2 === 0 ? perCounter(() => 0) : {};
  return aSession({ ...common, actor, project, language, branch, editor, ...counters });
}
