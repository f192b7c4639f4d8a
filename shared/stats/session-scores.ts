import type { EpochSeconds } from "../time/instant.ts";
import type { EndedBy } from "../activity/coding-session.ts";
import { weightClass, type Weight } from "../categories/categories.ts";
import type { DeepWorkBlock } from "./stats-answers.ts";
import { deepWorkPart, switchPart } from "./focus-score.ts";

/**
 * A stored session, of either kind, as far as its scores need it. A coding session weighs 1 and has
 * no tab switches.
 */
export type ScoredSession = {
  readonly startedAt: EpochSeconds;
  readonly endedAt: EpochSeconds;
  readonly endedBy: EndedBy;
  readonly weight: Weight;
  readonly tabSwitches: number;
};

/** Both 0 to 100, with one decimal. */
export type SessionScores = { readonly productivity: number; readonly focus: number };

/**
 * The scores of one stored session, by rules 5 and 7 as if it were all of the day. Productivity:
 * 100 times what it weighs. Focus: 60 for the share of it that lies inside deep-work blocks of the
 * day on which it started, 25 for few switches an hour (changes of tab, and one more when it ended
 * by `switch`; full at 6 or fewer, none at 30), 15 unless the site distracts. A session of no
 * length is inside a block or not, and switches count in it as in one second.
 * @example five minutes of coding inside a block, ended by seal // { productivity: 100, focus: 100
 * }
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
