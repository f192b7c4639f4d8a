import type { Interval } from "@streakline/shared/timeline/interval.ts";
import { expect, it } from "vitest";
import { hasNames } from "../sites/has-names.ts";
import { joined, LANES_MAX, lanesOf, recordedLanes, siteLanesOf } from "./lanes.ts";

const at = 1_795_305_600;
function interval(
  project: string,
  from: number,
  to: number,
  kind: Interval["kind"] = "session",
): Interval {
  return {
    kind,
    sessionId: "s",
    project,
    language: "go",
    editor: "vscode",
    deviceId: "d",
    branch: "",
    startedAt: at + from,
    endedAt: at + to,
  };
}
const lanes = (intervals: Interval[]) =>
  lanesOf(
    intervals,
    "project",
    (value) => value.toUpperCase(),
    (value) => `colour-${value}`,
  );

it("lanesOf() joins what the five-minute cuts parted, and keeps gaps apart", () => {
  const [web] = lanes([
    interval("web", 0, 300),
    interval("web", 300, 600),
    interval("web", 600, 700, "gap"),
    interval("web", 700, 800),
  ]);
  expect(web).toMatchObject({ key: "web", name: "WEB", colour: "colour-web", seconds: 800 });
  expect(web?.pieces.map(({ from, to, kind }) => [from - at, to - at, kind])).toEqual([
    [0, 600, "session"],
    [600, 700, "gap"],
    [700, 800, "session"],
  ]);
});

it("lanesOf() puts the largest first and does not join over another project", () => {
  const result = lanes([interval("a", 0, 10), interval("b", 10, 100), interval("a", 100, 110)]);
  expect(result.map(({ key }) => key)).toEqual(["b", "a"]);
  expect(result[1]?.pieces).toHaveLength(2);
});

it("lanesOf() gathers what is beyond the last row, and loses no second", () => {
  const intervals = Array.from({ length: 12 }, (_, index) =>
    interval(`p${index}`, index * 100, index * 100 + 50 + index),
  );
  const result = lanes(intervals);
  expect(result).toHaveLength(LANES_MAX);
  expect(result.at(-1)?.name).toBe("5 more");
  const sum = (list: readonly { seconds: number }[]) =>
    list.reduce((total, { seconds }) => total + seconds, 0);
  expect(sum(result)).toBe(
    intervals.reduce((total, { startedAt, endedAt }) => total + endedAt - startedAt, 0),
  );
});

it("joined() makes one span of those that touch", () => {
  expect(
    joined([interval("a", 0, 5), interval("a", 5, 9), interval("a", 10, 11)]).map(
      ({ from, to }) => [from - at, to - at],
    ),
  ).toEqual([
    [0, 9],
    [10, 11],
  ]);
});

function visit(domain: string, weight: number, from: number, to: number): Interval {
  return { ...interval("", from, to, "site"), domain, category: "other", weight };
}

it("siteLanesOf() makes a row of each way to count that was visited, domain by domain", () => {
  const result = siteLanesOf([
    visit("mozilla.org", 1, 0, 300),
    visit("mozilla.org", 1, 300, 400),
    visit("github.com", 1, 400, 500),
    visit("youtube.com", 0, 500, 560),
  ]);
  expect(result.map(({ name, seconds }) => [name, seconds])).toEqual([
    ["Productive sites", 500],
    ["Distracting sites", 60],
  ]);
  expect(result[0]?.pieces.map(({ name, from, to }) => [name, from - at, to - at])).toEqual([
    ["mozilla.org", 0, 400],
    ["github.com", 400, 500],
  ]);
});

it("recordedLanes() shows both halves whole, also where they overlap", () => {
  const [editor, sites] = recordedLanes(
    { coding: [interval("web", 0, 600)], sites: [visit("mozilla.org", 1, 300, 900)] },
    "project",
    (value) => `colour-${value}`,
  );
  expect(editor).toMatchObject({
    name: "Editor",
    seconds: 600,
    pieces: [{ colour: "colour-web" }],
  });
  expect(sites).toMatchObject({ name: "Sites", seconds: 600, pieces: [{ name: "mozilla.org" }] });
});

it("siteLanesOf() names no piece of a day whose single visits are deleted: its row does", () => {
  const [lane] = siteLanesOf([visit("", 1, 0, 300), visit("", 1, 300, 400)]);
  expect(lane?.pieces).toEqual([{ from: at, to: at + 400, kind: "site", colour: "var(--slot-2)" }]);
  expect([
    hasNames([visit("", 1, 0, 300)]),
    hasNames([visit("mozilla.org", 1, 0, 300)]),
    hasNames([]),
  ]).toEqual([false, true, true]);
});
