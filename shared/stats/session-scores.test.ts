import { describe, expect, test } from "vitest";
import { clock } from "../testing/builders.ts";
import { sessionScores, type ScoredSession } from "./session-scores.ts";
import type { DeepWorkBlock } from "./stats-answers.ts";

const BLOCK: DeepWorkBlock = {
  startedAt: clock("10:00"),
  endedAt: clock("11:00"),
  secondsActive: 3_600,
  interruptions: 0,
  endedBecause: "end_of_activity",
};
const session = (start: string, end: string, rest: Partial<ScoredSession> = {}): ScoredSession => ({
  startedAt: clock(start),
  endedAt: clock(end),
  endedBy: "seal",
  weight: 1,
  tabSwitches: 0,
  ...rest,
});

test("sessionScores() of coding inside a block is full", () => {
  expect(sessionScores(session("10:00", "10:05"), [BLOCK])).toEqual({
    productivity: 100,
    focus: 100,
  });
});

describe("sessionScores()", () => {
  test.each<[string, ScoredSession, number, number]>([
    ["gives 40 for coding outside every block", session("12:00", "12:05"), 100, 40],
    ["takes half the deep part for half of it inside", session("10:57:30", "11:02:30"), 100, 70],
    [
      "takes 12 switches an hour for one in five minutes",
      session("10:00", "10:05", { endedBy: "switch" }),
      100,
      93.8,
    ],
    [
      "takes the switch part away at 30 an hour",
      session("12:00", "12:06", { tabSwitches: 3 }),
      100,
      15,
    ],
    ["gives a distracting site no calm", session("12:00", "12:05", { weight: 0 }), 0, 25],
    [
      "gives a neutral site half the productivity and all the calm",
      session("12:00", "12:05", { weight: 0.5 }),
      50,
      40,
    ],
    ["knows where a session of no length lies", session("10:30", "10:30"), 100, 100],
    [
      "counts a switch in no length as one in a second",
      session("12:00", "12:00", { endedBy: "switch" }),
      100,
      15,
    ],
  ])("%s", (_, one, productivity, focus) => {
    expect(sessionScores(one, [BLOCK])).toEqual({ productivity, focus });
  });
});
