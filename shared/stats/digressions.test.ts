import { describe, expect, test } from "vitest";
import { anInterval, clock } from "../testing/builders.ts";
import { byDomain, digressions, train, type Digression } from "./digressions.ts";

const site = (start: string, end: string, domain: string, weight: number) =>
  anInterval({
    kind: "site",
    startedAt: clock(start),
    endedAt: clock(end),
    domain,
    category: "other",
    weight,
  });
const digression = (start: string, end: string, domain = "a.test"): Digression => ({
  domain,
  category: "other",
  weight: 0,
  startedAt: clock(start),
  endedAt: clock(end),
});

test("digressions() joins touching pieces of one domain and leaves out productive sites", () => {
  const line = [
    site("10:00", "10:05", "video.test", 0),
    site("10:05", "10:07", "video.test", 0),
    site("10:07", "10:09", "docs.test", 1),
    anInterval({ startedAt: clock("10:09"), endedAt: clock("10:10") }),
    site("10:10", "10:11", "video.test", 0),
    site("10:11", "10:12", "search.test", 0.5),
  ];
  expect(
    digressions(line).map(({ domain, startedAt, endedAt }) => [domain, (endedAt - startedAt) / 60]),
  ).toEqual([
    ["video.test", 7],
    ["video.test", 1],
    ["search.test", 1],
  ]);
});

describe("train()", () => {
  const forum = digression("10:01", "10:02");
  const video = digression("10:03", "10:20");
  test.each<[string, Digression[], string, Digression[]]>([
    ["follows from visit to visit", [forum, video], "11:00", [forum, video]],
    ["stops where activity goes on", [forum, video], "10:03", [forum]],
    [
      "begins within two minutes",
      [digression("10:01:59", "10:05")],
      "11:00",
      [digression("10:01:59", "10:05")],
    ],
    ["begins not after two minutes", [digression("10:02", "10:05")], "11:00", []],
    [
      "breaks at two minutes without a visit",
      [forum, digression("10:04", "10:05")],
      "11:00",
      [forum],
    ],
    ["leaves out what was before", [digression("09:58", "09:59"), forum], "11:00", [forum]],
  ])("%s", (_, visits, until, expected) => {
    expect(train(visits, clock("10:00"), clock(until))).toEqual(expected);
  });
});

test("byDomain() adds up, most seconds first, of equal ones the first visited", () => {
  const list = [
    digression("10:00", "10:01", "b.test"),
    digression("10:01", "10:02", "a.test"),
    digression("10:02", "10:05", "c.test"),
    digression("10:05", "10:06", "c.test"),
  ];
  expect(byDomain(list).map(({ domain, seconds, count }) => [domain, seconds, count])).toEqual([
    ["c.test", 240, 2],
    ["b.test", 60, 1],
    ["a.test", 60, 1],
  ]);
});
