import type { Interval } from "../timeline/interval.ts";
import type { Seconds } from "../time/instant.ts";
import type { DeepWorkBlock, FocusScore } from "./stats-answers.ts";
import { secondsOf } from "./totals.ts";

/** A day's websites as the focus score needs them; see focusSites(). */
export type FocusSites = {
  readonly productiveSeconds: Seconds;
  readonly distractingSeconds: Seconds;
  readonly switches: number;
};

/**
 * Focus score of a day (rule 7), null on a day without activity. `intervals`: coding of the day's
 * timeline. Active time is coding and productive sites.
 * - `deepWork`: 60 times the share of active time inside blocks.
 * - `switches`: 25 at 6 or fewer changes of project or site category per active hour, 0 at 30,
 *   linear between.
 * - `calm`: 15 times the share of time that is not distracting.
 * - `total`: the rounded sum of the parts, which have one decimal.
 * @example one hour in one project, one block over all of it
 * // { total: 100, deepWork: 60, switches: 25, calm: 15, … }
 */
export function focusScore({
  intervals,
  blocks,
  sites = NO_SITES,
}: {
  readonly intervals: readonly Interval[];
  readonly blocks: readonly DeepWorkBlock[];
  readonly sites?: FocusSites;
}): FocusScore | null {
  const activeSeconds = secondsOf(intervals) + sites.productiveSeconds;
  if (activeSeconds === 0) return null;
  const deepWorkSeconds = blocks.reduce((sum, { secondsActive }) => sum + secondsActive, 0);
  const switchesPerHour = ((projectSwitches(intervals) + sites.switches) * 3_600) / activeSeconds;
  const deepWork = oneDecimal(deepWorkPart(deepWorkSeconds / activeSeconds));
  const switches = oneDecimal(switchPart(switchesPerHour));
  const calm = oneDecimal((15 * activeSeconds) / (activeSeconds + sites.distractingSeconds));
  return {
    total: Math.round(deepWork + switches + calm),
    deepWork,
    switches,
    calm,
    switchesPerHour: oneDecimal(switchesPerHour),
    deepWorkSeconds,
  };
}

/**
 * The part for deep work, 0 to 60. `share`: of active time inside blocks, 0 to 1.
 * @example deepWorkPart(0.5) // 30
 */
export function deepWorkPart(share: number): number {
  return 60 * Math.min(1, share);
}

/**
 * The part for few switches: 25 at 6 or fewer per hour, 0 at 30, linear between.
 * @example switchPart(18) // 12.5
 */
export function switchPart(switchesPerHour: number): number {
  return (
    25 *
    Math.min(1, Math.max(0, (SWITCHES_NONE - switchesPerHour) / (SWITCHES_NONE - SWITCHES_FULL)))
  );
}

const SWITCHES_FULL = 6;
const SWITCHES_NONE = 30;
const NO_SITES: FocusSites = { productiveSeconds: 0, distractingSeconds: 0, switches: 0 };

/**
 * Number of changes of project between consecutive sessions of a timeline.
 * @example projectSwitches([session in "a", session in "b", session in "a"]) // 2
 */
export function projectSwitches(intervals: readonly Interval[]): number {
  const projects = intervals.filter(({ kind }) => kind === "session").map(({ project }) => project);
  return projects.filter((project, index) => index > 0 && project !== projects[index - 1]).length;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
