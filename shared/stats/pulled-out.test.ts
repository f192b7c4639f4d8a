import { expect, test } from "vitest";
import type { Interval } from "../timeline/interval.ts";
import { anInterval, clock } from "../testing/builders.ts";
import { deepWork } from "./deep-work.ts";
import { pulledOut } from "./pulled-out.ts";

const code = (start: string, end: string): Interval =>
  anInterval({ startedAt: clock(start), endedAt: clock(end) });
const site = (start: string, end: string, domain: string, weight = 0): Interval =>
  anInterval({
    kind: "site",
    startedAt: clock(start),
    endedAt: clock(end),
    domain,
    category: weight === 1 ? "documentation" : "video",
    weight,
  });
const rows = (line: Interval[]) =>
  pulledOut(
    line,
    deepWork({
      intervals: line.filter(({ kind }) => kind !== "site"),
      sites: line.filter(({ kind }) => kind === "site"),
      thinking: [],
      moments: [],
    }),
  ).map(({ domain, count, blocksEnded, seconds }) => [domain, count, blocksEnded, seconds]);

test("pulledOut() names what interrupted a block and what ended it", () => {
  const line = [
    code("10:00", "10:20"),
    site("10:20", "10:20:30", "news.test"),
    code("10:20:30", "10:40"),
    site("10:40", "10:50", "video.test"),
    code("10:50", "11:00"),
  ];
  expect(rows(line)).toEqual([
    ["video.test", 1, 1, 600],
    ["news.test", 1, 0, 30],
  ]);
});

test("pulledOut() counts all sites after the end, and gives the end to the longest", () => {
  const line = [
    code("10:00", "10:30"),
    site("10:30:10", "10:31", "news.test"),
    site("10:32", "10:50", "video.test"),
    code("11:00", "11:05"),
  ];
  expect(rows(line)).toEqual([
    ["video.test", 1, 1, 1_080],
    ["news.test", 1, 0, 50],
  ]);
});

test("pulledOut() blames no site for a pause, for productive reading or without a block", () => {
  expect(
    rows([code("10:00", "10:30"), site("10:40", "10:50", "video.test"), code("10:55", "11:00")]),
  ).toEqual([]);
  expect(
    rows([code("10:00", "10:30"), site("10:30", "10:50", "docs.test", 1), code("10:55", "11:00")]),
  ).toEqual([]);
  expect(rows([code("10:00", "10:10"), site("10:10", "10:50", "video.test")])).toEqual([]);
});
