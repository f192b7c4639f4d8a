import type { EpochSeconds } from "../time/instant.ts";
import type { EndedBy } from "../activity/coding-session.ts";
import { weightClass, type Weight } from "../categories/categories.ts";
import type { DeepWorkBlock } from "./stats-answers.ts";
import { deepWorkPart, switchPart } from "./focus-score.ts";

/**
 * A stored session of either kind, as its scores need it. A coding session has weight 1 and no tab
 * switches.
 */
export type ScoredSession = {
  readonly startedAt: EpochSeconds;
  readonly endedAt: EpochSeconds;
  readonly endedBy: EndedBy;
  readonly weight: Weight;
  readonly tabSwitches: number;
};

/** Scores from 0 to 100, with one decimal. */
export type SessionScores = { readonly productivity: number; readonly focus: number };

/**
 * The scores of one stored session, by rules 5 and 7 as if the session were the whole day. A
 * session of length 0 lies inside a block or not; its switches count as in one second.
 * - Productivity: 100 times its weight.
 * - Focus: 60 for the share of it inside deep-work blocks of the day on which it started.
 * - Focus: 25 for few switches per hour (changes of tab, plus one if it ended by `switch`; 25 at 6
 *   or fewer, 0 at 30).
 * - Focus: 15 unless the site is distracting.
 * @example five minutes of coding inside a block, ended by seal
 * // { productivity: 100, focus: 100 }
 */
export function sessionScores(
  session: ScoredSession,
  blocks: readonly DeepWorkBlock[],
): SessionScores {
  const { startedAt, endedAt, endedBy, weight, tabSwitches } = session;
  const seconds = Math.max(1, endedAt - startedAt);
  const inBlocks = blocks.reduce(
    (sum, block) =>
      sum +
      Math.max(
        0,
        Math.min(block.endedAt, startedAt + seconds) - Math.max(block.startedAt, startedAt),
      ),
    0,
  );
  const switches = tabSwitches + Number(endedBy === "switch");
  const calm = weightClass(weight) === "distracting" ? 0 : 15;
  const focus = deepWorkPart(inBlocks / seconds) + switchPart((switches * 3_600) / seconds) + calm;
  return { productivity: Math.round(1_000 * weight) / 10, focus: Math.round(10 * focus) / 10 };
}
