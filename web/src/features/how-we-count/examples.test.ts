import { describe, expect, it } from "vitest";
import {
  agentExample,
  daysExample,
  deepWorkExample,
  focusExample,
  gapsExample,
  minute,
  onceExample,
  sealedExample,
} from "./examples.ts";

const minutes = (seconds: number) => seconds / 60;

describe("the examples of How we count say what the rules say", () => {
  it("rule 1: two windows at once count once, one after the other in full", () => {
    expect(minutes(onceExample(10).countedSeconds)).toBe(40);
    expect(minutes(onceExample(30).countedSeconds)).toBe(50);
    expect(minutes(onceExample(40).countedSeconds)).toBe(60);
  });

  it.each([
    [15, 2, 101],
    [2, 2, 84],
    [5, 2, 89],
    [15, 15, 103],
    [60, 15, 128],
  ])(
    "rule 2: with gaps up to %i and away up to %i minutes the morning has %i minutes",
    (gapMinutes, awayMinutes, expected) => {
      expect(minutes(gapsExample({ gapMinutes, awayMinutes }).countedSeconds)).toBe(expected);
    },
  );

  it("rule 1: documentation beside coding keeps its quarter of an hour, in spite of seals", () => {
    for (const opensAfter of [7, 10, 20]) {
      const { result } = sealedExample(opensAfter);
      const seconds = (list: typeof result.sites) =>
        list.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
      expect([minutes(seconds(result.intervals)), minutes(seconds(result.sites))]).toEqual([
        25, 15,
      ]);
    }
  });

  it("rule 2: time on a site is cut out of a gap", () => {
    const rules = { gapMinutes: 15, awayMinutes: 2 };
    expect(minutes(gapsExample(rules, 8).countedSeconds)).toBe(101 - 8);
  });

  it("rule 3: a session belongs to its day, to the second; a later start of the day moves it", () => {
    expect(daysExample(0).days.map(({ seconds }) => minutes(seconds))).toEqual([50, 40]);
    expect(daysExample(240).days.map(({ seconds }) => minutes(seconds))).toEqual([90, 0]);
  });

  it("rule 4: agents add to their own sum only", () => {
    const total = (agentMinutes: number) =>
      agentExample(agentMinutes).result.intervals.reduce(
        (sum, { startedAt, endedAt }) => sum + endedAt - startedAt,
        0,
      );
    expect(total(20)).toBe(total(0));
    expect(agentExample(20).result.agent).toHaveLength(1);
  });

  it("rule 6: an interruption below two minutes keeps the block, two minutes end it", () => {
    expect(deepWorkExample(0).blocks).toHaveLength(1);
    expect(deepWorkExample(119).blocks).toHaveLength(1);
    expect(deepWorkExample(120).blocks).toHaveLength(2);
    expect(deepWorkExample(300, "documentation").blocks).toHaveLength(1);
    expect(deepWorkExample(300, "thinking").blocks).toHaveLength(1);
    expect(deepWorkExample(301, "thinking").blocks.map(({ endedAt }) => endedAt)).toEqual([
      minute(630),
    ]);
    expect(deepWorkExample(120, "away").blocks).toHaveLength(2);
    expect(deepWorkExample(300, "video").blocks.map(({ endedBy }) => endedBy?.kind)).toEqual([
      "site",
      undefined,
    ]);
  });

  it("rule 7: few switches and no distraction give everything", () => {
    expect(focusExample(2, 0)?.total).toBe(100);
    expect(focusExample(30, 0)?.switches).toBe(0);
    expect(focusExample(2, 120)?.calm).toBe(7.5);
  });
});
