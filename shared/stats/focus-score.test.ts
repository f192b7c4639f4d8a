import { describe, expect, test } from "vitest";
import { anInterval, clock, SUNDAY } from "../testing/builders.ts";
import { deepWork } from "./deep-work.ts";
import { deepWorkPart, focusScore, projectSwitches, switchPart } from "./focus-score.ts";

const hour = [anInterval({ startedAt: clock("10:00"), endedAt: clock("11:00") })];
const blocksOf = (intervals: typeof hour) =>
  deepWork({ intervals, sites: [], thinking: [], moments: [] });
/** An hour with that many changes of project. */
const switching = (count: number) =>
  Array.from({ length: count + 1 }, (_, index) =>
    anInterval({
      project: index % 2 === 0 ? "shop" : "blog",
      startedAt: SUNDAY + Math.round((index * 3_600) / (count + 1)),
      endedAt: SUNDAY + Math.round(((index + 1) * 3_600) / (count + 1)),
    }),
  );

test("focusScore() of one deep hour in one project is 100", () => {
  expect(focusScore({ intervals: hour, blocks: blocksOf(hour) })).toEqual({
    total: 100,
    deepWork: 60,
    switches: 25,
    calm: 15,
    switchesPerHour: 0,
    deepWorkSeconds: 3_600,
  });
});

test("focusScore() is null on a day without activity", () => {
  expect(focusScore({ intervals: [], blocks: [] })).toBeNull();
});

describe("focusScore() gives for switches", () => {
  test.each([
    [0, 25],
    [6, 25],
    [12, 18.8],
    [18, 12.5],
    [30, 0],
    [59, 0],
  ])("%i an hour %d", (count, expected) => {
    expect(focusScore({ intervals: switching(count), blocks: [] })).toMatchObject({
      switches: expected,
      switchesPerHour: count,
    });
  });
});

test("focusScore() halves the deep part for half the time, and lowers calm for distraction", () => {
  const intervals = [
    ...hour,
    anInterval({ startedAt: clock("12:00"), endedAt: clock("12:20") }),
    anInterval({ startedAt: clock("13:00"), endedAt: clock("13:20") }),
    anInterval({ startedAt: clock("14:00"), endedAt: clock("14:20") }),
  ];
  const sites = { productiveSeconds: 0, distractingSeconds: 3_600, switches: 0 };
  expect(focusScore({ intervals, blocks: blocksOf(intervals), sites })).toMatchObject({
    deepWork: 30,
    switches: 25,
    calm: 10,
    total: 65,
  });
});

test("projectSwitches() counts changes between sessions, not gaps", () => {
  const [a, b] = [anInterval({ project: "a" }), anInterval({ project: "b" })];
  expect(projectSwitches([a, { ...a, kind: "gap" }, b, b, a])).toBe(2);
  expect(projectSwitches([])).toBe(0);
});

test("the parts are straight lines between none and full", () => {
  expect([0, 0.5, 1, 1.5].map(deepWorkPart)).toEqual([0, 30, 60, 60]);
  expect([0, 6, 18, 30, 60].map(switchPart)).toEqual([25, 25, 12.5, 0, 0]);
});
