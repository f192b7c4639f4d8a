import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timeline } from "../timeline/timeline.ts";
import { burstLists } from "../testing/arbitraries.ts";
import { anInterval, aSession, aSite, clock, SUNDAY } from "../testing/builders.ts";
import { deepWorkBySecond } from "../testing/deep-work-by-second.ts";
import type { AnySession, TimelineSession } from "../timeline/interval.ts";
import { deepWork } from "./deep-work.ts";
import { focusScore } from "./focus-score.ts";
import type { DeepWorkBlock } from "./stats-answers.ts";
import { secondsOf } from "./totals.ts";

const RULES = { gapMinutes: 15, awayMinutes: 2 };
const DAY = { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 };
const session = (start: string, end: string, rest: Partial<TimelineSession> = {}) =>
  aSession({ startedAt: clock(start), endedAt: clock(end), ...rest });
/** A session at whose end the window loses the focus. */
const left = (start: string, end: string) => session(start, end, { endedBy: "blur" });
const site = (start: string, end: string, weight: number, domain = "a.test") =>
  aSite({ startedAt: clock(start), endedAt: clock(end), domain, category: "other", weight });
const blocksOf = (sessions: readonly AnySession[], rules = RULES): DeepWorkBlock[] =>
  deepWork(timeline(sessions, DAY, rules));
const told = (
  sessions: readonly AnySession[],
  rules = RULES,
): [string, string, number, number, string][] =>
  blocksOf(sessions, rules).map(
    ({ startedAt, endedAt, secondsActive, interruptions, endedBecause }) => [
      timeOf(startedAt),
      timeOf(endedAt),
      secondsActive,
      interruptions,
      endedBecause,
    ],
  );
const timeOf = (at: number): string => new Date(at * 1000).toISOString().slice(11, 16);

test("deepWork() bears a look away of a minute in fifty", () => {
  expect(told([left("10:00", "10:25"), session("10:26", "10:50")])).toEqual([
    ["10:00", "10:50", 2_940, 1, "end_of_activity"],
  ]);
});

describe("deepWork()", () => {
  test.each<[string, AnySession[], ReturnType<typeof told>]>([
    ["finds nothing in nothing", [], []],
    ["wants 25 minutes", [session("10:00:00", "10:24:59")], []],
    [
      "is content with exactly 25 minutes",
      [session("10:00", "10:25")],
      [["10:00", "10:25", 1_500, 0, "end_of_activity"]],
    ],
    [
      "ends at an interruption of two minutes",
      [left("10:00", "10:30"), session("10:32", "11:00")],
      [
        ["10:00", "10:30", 1_800, 0, "long_interruption"],
        ["10:32", "11:00", 1_680, 0, "end_of_activity"],
      ],
    ],
    [
      "bears one second less than two minutes",
      [left("10:00", "10:30"), session("10:31:59", "11:00")],
      [["10:00", "11:00", 3_481, 1, "end_of_activity"]],
    ],
    [
      "takes a pause of five minutes in front of the editor as thinking",
      [session("10:00", "10:30"), session("10:35", "11:00")],
      [["10:00", "11:00", 3_600, 0, "end_of_activity"]],
    ],
    [
      "ends at a pause that is a second longer, although it is coding time",
      [session("10:00", "10:30"), session("10:35:01", "11:01")],
      [
        ["10:00", "10:30", 1_800, 0, "long_interruption"],
        ["10:35", "11:01", 1_559, 0, "end_of_activity"],
      ],
    ],
    [
      "bears thinking and then a look away",
      [
        session("10:00", "10:30"),
        session("10:33", "10:33", { endedBy: "blur" }),
        session("10:34", "11:00"),
      ],
      [["10:00", "11:00", 3_540, 1, "end_of_activity"]],
    ],
    [
      "ends at a lock of two minutes after thinking",
      [
        session("10:00", "10:30"),
        session("10:31", "10:31", { endedBy: "lock" }),
        session("10:33", "11:00"),
      ],
      [
        ["10:00", "10:30", 1_800, 0, "long_interruption"],
        ["10:33", "11:00", 1_620, 0, "end_of_activity"],
      ],
    ],
    [
      "takes an event without length as activity: two pauses of four minutes are thinking",
      [session("10:00", "10:30"), session("10:34", "10:34"), session("10:38", "11:00")],
      [["10:00", "11:00", 3_600, 0, "end_of_activity"]],
    ],
    [
      "bears at most a tenth of interruptions in total",
      // 27 minutes, of which 2:42 may be interrupted and 2:42 are
      [left("10:00", "10:10"), left("10:11:21", "10:20"), left("10:21:21", "10:27")],
      [["10:00", "10:27", 1_458, 2, "end_of_activity"]],
    ],
    [
      "gives up when interruptions are a second more than a tenth",
      [left("10:00", "10:10"), left("10:11:22", "10:20"), left("10:21:21", "10:27")],
      [],
    ],
    [
      "leaves off where too many interruptions begin",
      [
        left("10:00", "10:40"),
        ...Array.from({ length: 9 }, (_, index) =>
          left(`10:4${index + 1}:30`, `10:4${index + 1}:40`),
        ),
      ],
      // up to 10:42:40 interruptions are 140 of 2,560 seconds, up to 10:45:40 they would be 290 of
      // 2,740
      [["10:00", "10:44", 2_440, 4, "too_many_interruptions"]],
    ],
    [
      "starts where the tenth can be kept",
      [left("10:00", "10:01"), left("10:02:59", "10:23"), left("10:24:30", "10:30")],
      [["10:02", "10:30", 1_531, 1, "end_of_activity"]],
    ],
  ])("%s", (_, sessions, expected) => {
    expect(told(sessions)).toEqual(expected);
  });

  test("counts a pause that is too long for a gap as thinking, but not as active", () => {
    const sessions = [session("10:00", "10:30"), session("10:34", "11:00")];
    expect(told(sessions, { gapMinutes: 3, awayMinutes: 2 })).toEqual([
      ["10:00", "11:00", 3_360, 0, "end_of_activity"],
    ]);
  });

  test("twelve times twelve minutes with pauses of 2:05 in front of the editor are one block", () => {
    const sessions = Array.from({ length: 12 }, (_, index) =>
      aSession({
        startedAt: clock("10:00") + index * 845,
        endedAt: clock("10:00") + index * 845 + 720,
      }),
    );
    const day = timeline(sessions, DAY, RULES);
    expect(told(sessions)).toEqual([["10:00", "12:46", 10_015, 0, "end_of_activity"]]);
    expect(focusScore({ intervals: day.intervals, blocks: deepWork(day) })?.total).toBe(100);
  });

  test("forty times a minute of typing and 119 seconds away are none", () => {
    const sessions = Array.from({ length: 40 }, (_, index) => {
      const startedAt = clock("10:00") + index * 179;
      return aSession({ startedAt, endedAt: startedAt + 60, endedBy: "blur" });
    });
    const day = timeline(sessions, DAY, RULES);
    expect(deepWork(day)).toEqual([]);
    expect(focusScore({ intervals: day.intervals, blocks: [] })?.deepWork).toBe(0);
  });

  test("reading documentation between, ten minutes at a time, is one block", () => {
    const sessions = [
      left("10:00", "10:10"),
      site("10:10", "10:20", 1, "mozilla.org"),
      left("10:20", "10:30"),
      site("10:31", "10:40", 1, "mozilla.org"),
      session("10:40", "10:50"),
    ];
    expect(told(sessions)).toEqual([["10:00", "10:50", 2_940, 1, "end_of_activity"]]);
  });
});

describe("deepWork() with sites", () => {
  const endings = (sessions: readonly AnySession[]) =>
    blocksOf(sessions).map(({ startedAt, endedAt, endedBecause, endedBy }) => [
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

test("blocks on any day are those that a second-by-second reading of rule 6 finds", () => {
  fc.assert(
    fc.property(burstLists(6_000, 2_500), fc.boolean(), (sessions, isShort) => {
      const rules = { ...RULES, gapMinutes: isShort ? 3 : 15 };
      const part = { startsAt: SUNDAY + 1_000, endsAt: SUNDAY + 8_000 };
      const day = timeline(sessions, part, rules);
      const blocks = deepWork(day);
      expect(
        blocks.map(({ startedAt, endedAt, secondsActive }) => [startedAt, endedAt, secondsActive]),
      ).toEqual(deepWorkBySecond(day));
      const active = blocks.reduce((sum, { secondsActive }) => sum + secondsActive, 0);
      expect(active).toBeLessThanOrEqual(secondsOf([...day.intervals, ...day.sites]));
    }),
    { numRuns: 300 },
  );
});

test("a day of 40,000 pieces is no quadratic work", () => {
  const intervals = Array.from({ length: 40_000 }, (_, index) =>
    anInterval({ startedAt: SUNDAY + index * 2, endedAt: SUNDAY + index * 2 + 1 }),
  );
  expect(deepWork({ intervals, sites: [], thinking: [], moments: [] })).toEqual([]);
});
