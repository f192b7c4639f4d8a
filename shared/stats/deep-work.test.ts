import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeline } from "../timeline/timeline.ts";
import { sessionLists } from "../testing/arbitraries.ts";
import { anInterval, aSession, clock, SUNDAY } from "../testing/builders.ts";
import type { Interval } from "../timeline/interval.ts";
import { deepWork } from "./deep-work.ts";
import { secondsOf } from "./totals.ts";

const session = (start: string, end: string, rest: Partial<Interval> = {}): Interval =>
  anInterval({ startedAt: clock(start), endedAt: clock(end), ...rest });
const gap = (start: string, end: string, rest: Partial<Interval> = {}): Interval =>
  session(start, end, { kind: "gap", ...rest });
const told = (
  intervals: Interval[],
  productive: { startedAt: number; endedAt: number }[] = [],
): [string, string, number, number, string][] =>
  deepWork(intervals, productive).map(
    ({ startedAt, endedAt, secondsActive, interruptions, endedBecause }) => [
      timeOf(startedAt),
      timeOf(endedAt),
      secondsActive,
      interruptions,
      endedBecause,
    ],
  );
const timeOf = (at: number): string => new Date(at * 1000).toISOString().slice(11, 16);

test("deepWork() bears a lock of a minute in fifty", () => {
  expect(told([session("10:00", "10:25"), session("10:26", "10:50")])).toEqual([
    ["10:00", "10:50", 2_940, 1, "end_of_activity"],
  ]);
});

describe("deepWork()", () => {
  test.each<[string, Interval[], ReturnType<typeof told>]>([
    ["finds nothing in nothing", [], []],
    ["wants 25 minutes", [session("10:00:00", "10:24:59")], []],
    [
      "is content with exactly 25 minutes",
      [session("10:00", "10:25")],
      [["10:00", "10:25", 1_500, 0, "end_of_activity"]],
    ],
    [
      "ends at an interruption of two minutes",
      [session("10:00", "10:30"), session("10:32", "11:00")],
      [
        ["10:00", "10:30", 1_800, 0, "long_interruption"],
        ["10:32", "11:00", 1_680, 0, "end_of_activity"],
      ],
    ],
    [
      "bears one second less than two minutes",
      [session("10:00", "10:30"), session("10:31:59", "11:00")],
      [["10:00", "11:00", 3_481, 1, "end_of_activity"]],
    ],
    [
      "ends at a counted gap of two minutes, although it is coding time",
      [session("10:00", "10:30"), gap("10:30", "10:32"), session("10:32", "11:00")],
      [
        ["10:00", "10:30", 1_800, 0, "long_interruption"],
        ["10:32", "11:00", 1_680, 0, "end_of_activity"],
      ],
    ],
    [
      "takes a shorter counted gap as activity",
      [session("10:00", "10:30"), gap("10:30", "10:31"), session("10:31", "11:00")],
      [["10:00", "11:00", 3_600, 0, "end_of_activity"]],
    ],
    [
      "takes the look away and what follows it as one interruption",
      [session("10:00", "10:30"), gap("10:30", "10:31"), session("10:32:30", "11:00")],
      [
        ["10:00", "10:30", 1_800, 0, "long_interruption"],
        ["10:32", "11:00", 1_650, 0, "end_of_activity"],
      ],
    ],
    [
      "sees the lone event between two gaps",
      [
        session("10:00", "10:30"),
        gap("10:30", "10:31:30"),
        gap("10:31:30", "10:33", { sessionId: "lone" }),
        session("10:33", "11:00"),
      ],
      [["10:00", "11:00", 3_600, 0, "end_of_activity"]],
    ],
    [
      "takes a gap with a website cut out as one pause",
      [
        session("10:00", "10:30"),
        gap("10:30", "10:30:30"),
        gap("10:31", "10:31:30"),
        session("10:31:30", "11:00"),
      ],
      [["10:00", "11:00", 3_570, 1, "end_of_activity"]],
    ],
    [
      "bears at most a tenth of interruptions in total",
      // 27 minutes, of which 2:42 may be interrupted and 2:42 are
      [session("10:00", "10:10"), session("10:11:21", "10:20"), session("10:21:21", "10:27")],
      [["10:00", "10:27", 1_458, 2, "end_of_activity"]],
    ],
    [
      "gives up when interruptions are a second more than a tenth",
      [session("10:00", "10:10"), session("10:11:22", "10:20"), session("10:21:21", "10:27")],
      [],
    ],
    [
      "leaves off where too many interruptions begin",
      [
        session("10:00", "10:40"),
        ...Array.from({ length: 9 }, (_, index) =>
          session(`10:4${index + 1}:30`, `10:4${index + 1}:40`),
        ),
      ],
      // up to 10:44:40 interruptions are 240 of 2,680 seconds, up to 10:45:40 they would be 290 of
      // 2,740
      [["10:00", "10:44", 2_440, 4, "too_many_interruptions"]],
    ],
    [
      "starts where the tenth can be kept",
      [session("10:00", "10:01"), session("10:02:59", "10:23"), session("10:24:30", "10:30")],
      [["10:02", "10:30", 1_531, 1, "end_of_activity"]],
    ],
  ])("%s", (_, intervals, expected) => {
    expect(told(intervals)).toEqual(expected);
  });

  test("goes on over a productive site", () => {
    expect(
      told(
        [session("10:00", "10:20"), session("10:30", "10:40")],
        [{ startedAt: clock("10:20"), endedAt: clock("10:29:30") }],
      ),
    ).toEqual([["10:00", "10:40", 2_370, 1, "end_of_activity"]]);
  });
});

describe("deepWork() with sites", () => {
  const site = (start: string, end: string, weight: number, domain = "a.test"): Interval =>
    session(start, end, { kind: "site", domain, category: "other", weight });
  const endings = (line: Interval[]) =>
    deepWork(line).map(({ startedAt, endedAt, endedBecause, endedBy }) => [
      timeOf(startedAt),
      timeOf(endedAt),
      endedBecause,
      endedBy,
    ]);

  test("goes on over productive reading, and over a short look at a neutral site", () => {
    const line = [
      session("10:00", "10:20"),
      site("10:20", "10:30", 1),
      site("10:30", "10:31", 0.5),
      session("10:31", "10:40"),
    ];
    expect(told(line)).toEqual([["10:00", "10:40", 2_340, 1, "end_of_activity"]]);
  });

  test("ends at two minutes on a neutral site, and names it", () => {
    const line = [
      session("10:00", "10:30"),
      site("10:30", "10:32", 0.5, "search.test"),
      session("10:32", "11:00"),
    ];
    expect(endings(line)).toEqual([
      [
        "10:00",
        "10:30",
        "long_interruption",
        {
          kind: "site",
          domain: "search.test",
          category: "other",
          weight: 0.5,
          startedAt: clock("10:30"),
          seconds: 120,
          until: clock("10:32"),
        },
      ],
      ["10:32", "11:00", "end_of_activity", null],
    ]);
  });

  test("names the site that took most of the pause, not the first", () => {
    const line = [
      session("10:00", "10:30"),
      site("10:30", "10:31", 0.5, "search.test"),
      site("10:31:30", "10:45", 0, "video.test"),
      session("10:50", "10:55"),
    ];
    expect(endings(line)[0]?.[3]).toMatchObject({
      kind: "site",
      domain: "video.test",
      seconds: 810,
      until: clock("10:50"),
    });
  });

  test("names a pause where no site followed in time", () => {
    const line = [
      session("10:00", "10:30"),
      site("10:40", "10:45", 0, "video.test"),
      session("10:50", "10:55"),
    ];
    expect(endings(line)[0]?.[3]).toEqual({
      kind: "pause",
      startedAt: clock("10:30"),
      seconds: 1_200,
      until: clock("10:50"),
    });
  });

  test("names a site that the day's work ended with", () => {
    const line = [session("10:00", "10:30"), site("10:30", "11:30", 0, "video.test")];
    expect(endings(line)).toEqual([
      [
        "10:00",
        "10:30",
        "long_interruption",
        {
          kind: "site",
          domain: "video.test",
          category: "other",
          weight: 0,
          startedAt: clock("10:30"),
          seconds: 3_600,
          until: clock("11:30"),
        },
      ],
    ]);
  });

  test("is not ended by a last look of less than two minutes", () => {
    const line = [session("10:00", "10:30"), site("10:30", "10:31", 0, "video.test")];
    expect(endings(line)).toEqual([["10:00", "10:30", "end_of_activity", null]]);
  });
});

test("blocks keep the rule on any day, and their active time is part of the total", () => {
  fc.assert(
    fc.property(sessionLists(9_000), (sessions) => {
      const busy = [
        ...sessions,
        ...Array.from({ length: 18 }, (_, index) =>
          aSession({ startedAt: SUNDAY + index * 300, endedAt: SUNDAY + index * 300 + 290 }),
        ),
      ];
      const { intervals } = timeline(
        busy,
        { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 },
        { gapMinutes: 15, awayMinutes: 2 },
      );
      const blocks = deepWork(intervals);
      let cursor = 0;
      for (const { startedAt, endedAt, secondsActive } of blocks) {
        expect(startedAt).toBeGreaterThanOrEqual(cursor);
        expect(endedAt - startedAt).toBeGreaterThanOrEqual(1_500);
        expect(10 * (endedAt - startedAt - secondsActive)).toBeLessThanOrEqual(endedAt - startedAt);
        cursor = endedAt;
      }
      const active = blocks.reduce((sum, { secondsActive }) => sum + secondsActive, 0);
      expect(active).toBeLessThanOrEqual(secondsOf(intervals));
    }),
  );
});

test("a day of 40,000 pieces is no quadratic work", () => {
  const pieces = Array.from({ length: 40_000 }, (_, index) =>
    anInterval({ startedAt: SUNDAY + index * 2, endedAt: SUNDAY + index * 2 + 1 }),
  );
  expect(deepWork(pieces)).toEqual([]);
});
