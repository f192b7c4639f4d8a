import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakdown } from "../stats/breakdown.ts";
import { secondsOf, totals } from "../stats/totals.ts";
import { sessionLists } from "../testing/arbitraries.ts";
import { aSession, clock, SUNDAY } from "../testing/builders.ts";
import { secondBySecond } from "../testing/second-by-second.ts";
import type { Interval, TimelineSession } from "./interval.ts";
import type { Span } from "./spans.ts";
import { timeline } from "./timeline.ts";

const DAY = { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 };
const RULES = { gapMinutes: 15, awayMinutes: 2 };
const from = (
  start: string,
  end: string,
  session: Partial<TimelineSession> = {},
): TimelineSession => aSession({ startedAt: clock(start), endedAt: clock(end), ...session });
const told = (intervals: readonly Interval[]): [string, string, string, string][] =>
  intervals.map(({ startedAt, endedAt, kind, project }) => [
    timeOf(startedAt),
    timeOf(endedAt),
    kind,
    project,
  ]);
const timeOf = (at: number): string => new Date(at * 1000).toISOString().slice(11, 19);

test("timeline() counts a short gap for the session before it", () => {
  expect(
    told(
      timeline([from("10:00", "10:05"), from("10:10", "10:15", { project: "blog" })], DAY, RULES)
        .intervals,
    ),
  ).toEqual([
    ["10:00:00", "10:05:00", "session", "shop"],
    ["10:05:00", "10:10:00", "gap", "shop"],
    ["10:10:00", "10:15:00", "session", "blog"],
  ]);
});

test("timeline() gives a start in the same second to who ended first, whatever the ids", () => {
  const [a, b] = [from("10:00", "10:01"), from("10:00", "10:05", { project: "blog" })];
  for (const ids of [
    [a.id, b.id],
    [b.id, a.id],
  ] as const)
    expect(
      told(
        timeline(
          [
            { ...a, id: ids[0] },
            { ...b, id: ids[1] },
          ],
          DAY,
          RULES,
        ).intervals,
      ),
    ).toEqual([
      ["10:00:00", "10:01:00", "session", "shop"],
      ["10:01:00", "10:05:00", "session", "blog"],
    ]);
});

describe("the gap after a session", () => {
  const gapSeconds = (
    endedBy: TimelineSession["endedBy"],
    minutes: number,
    rules = RULES,
    websites: Span[] = [],
  ): number =>
    secondsOf(
      timeline(
        [
          from("10:00", "10:05", { endedBy }),
          aSession({ startedAt: clock("10:05") + minutes * 60 }),
        ],
        DAY,
        rules,
        websites,
      ).intervals.filter(({ kind }) => kind === "gap"),
    );
  test.each<[string, number, Parameters<typeof gapSeconds>]>([
    ["idle counts whole", 600, ["idle", 10]],
    ["switch counts whole", 600, ["switch", 10]],
    ["seal counts whole", 600, ["seal", 10]],
    ["exactly the limit counts", 900, ["idle", 15]],
    ["a second above the limit counts nothing", 0, ["idle", 15 + 1 / 60]],
    ["blur counts the look away", 120, ["blur", 10]],
    ["blur counts whole when shorter than the look away", 60, ["blur", 1]],
    ["blur counts nothing when longer than the gap", 0, ["blur", 16]],
    [
      "blur counts nothing when no look away is allowed",
      0,
      ["blur", 10, { gapMinutes: 15, awayMinutes: 0 }],
    ],
    [
      "blur counts whole at WakaTime's own 15 and 15",
      600,
      ["blur", 10, { gapMinutes: 15, awayMinutes: 15 }],
    ],
    ["lock never counts", 0, ["lock", 1]],
    ["close counts nothing", 0, ["close", 3]],
    ["close counts whole where the device goes on within the look away", 60, ["close", 1]],
    [
      "websites are cut out",
      420,
      ["idle", 10, RULES, [{ startedAt: clock("10:06"), endedAt: clock("10:09") }]],
    ],
    [
      "websites count once where they overlap",
      420,
      [
        "idle",
        10,
        RULES,
        [
          { startedAt: clock("10:06"), endedAt: clock("10:08") },
          { startedAt: clock("10:07"), endedAt: clock("10:09") },
        ],
      ],
    ],
    [
      "websites in the whole gap leave nothing",
      0,
      ["idle", 10, RULES, [{ startedAt: clock("09:00"), endedAt: clock("11:00") }]],
    ],
    [
      "websites after the look away cost nothing",
      120,
      ["blur", 10, RULES, [{ startedAt: clock("10:08"), endedAt: clock("10:12") }]],
    ],
  ])("%s", (_, expected, input) => {
    expect(gapSeconds(...input)).toBe(expected);
  });

  test("follows the session that ended last, not the one that started last", () => {
    const sessions = [
      from("10:00", "10:06", { endedBy: "lock" }),
      from("10:01", "10:02", { endedBy: "idle" }),
      from("10:10", "10:11"),
    ];
    expect(timeline(sessions, DAY, RULES).intervals.filter(({ kind }) => kind === "gap")).toEqual(
      [],
    );
  });

  test("follows the session that started last where two ended together", () => {
    const sessions = [
      from("10:00", "10:05", { endedBy: "idle" }),
      from("10:04", "10:05", { endedBy: "blur" }),
      from("10:15", "10:16"),
    ];
    expect(
      secondsOf(timeline(sessions, DAY, RULES).intervals.filter(({ kind }) => kind === "gap")),
    ).toBe(120);
  });

  test("tells its pauses in front of the editor, and events that have no length", () => {
    const sessions = [
      from("10:00", "10:05"),
      from("10:09", "10:09"),
      from("10:15", "10:16"),
      from("10:18", "10:18", { endedBy: "blur" }),
      from("10:19", "10:20"),
    ];
    const two = { gapMinutes: 2, awayMinutes: 0 };
    expect(timeline(sessions, DAY, RULES)).toMatchObject({
      thinking: [
        { startedAt: clock("10:05"), endedAt: clock("10:09"), counts: true },
        { startedAt: clock("10:16"), endedAt: clock("10:18"), counts: true },
      ],
      moments: [clock("10:09")],
    });
    expect(timeline(sessions, DAY, two).thinking.map(({ counts }) => counts)).toEqual([
      false,
      false,
    ]);
  });

  test("is split in two by a lone event", () => {
    const sessions = [from("10:00", "10:05"), from("10:15", "10:15"), from("10:25", "10:30")];
    expect(totals(timeline(sessions, DAY, RULES)).secondsTotal).toBe(30 * 60);
  });
});

describe("overlaps", () => {
  test("two windows: the session that started last owns an instant, then the other again", () => {
    const sessions = [
      from("10:00", "10:05", { project: "shop" }),
      from("10:01", "10:03", { project: "blog" }),
    ];
    expect(told(timeline(sessions, DAY, RULES).intervals)).toEqual([
      ["10:00:00", "10:01:00", "session", "shop"],
      ["10:01:00", "10:03:00", "session", "blog"],
      ["10:03:00", "10:05:00", "session", "shop"],
    ]);
  });

  test("two machines at the same time count once", () => {
    const sessions = [
      from("10:00", "10:06", { deviceId: "laptop" }),
      from("10:03", "10:09", { deviceId: "tower" }),
    ];
    expect(totals(timeline(sessions, DAY, RULES)).secondsTotal).toBe(540);
  });

  test("the later id wins where two start in the same second", () => {
    const [a, b] = [
      from("10:00", "10:05", { id: "b" }),
      from("10:00", "10:05", { id: "a", project: "blog" }),
    ];
    expect(told(timeline([a, b], DAY, RULES).intervals)).toEqual([
      ["10:00:00", "10:05:00", "session", "shop"],
    ]);
  });

  test("agents are beside: never inside a person's time, and without gaps", () => {
    const sessions = [
      from("10:00", "10:05"),
      from("10:01", "10:03", { actor: "agent" }),
      from("10:06", "10:08", { actor: "agent" }),
    ];
    const { intervals, agent } = timeline(sessions, DAY, RULES);
    expect(secondsOf(intervals)).toBe(300);
    expect(secondsOf(agent)).toBe(240);
  });
});

describe("whatever the sessions are", () => {
  const SPAN = 20_000;
  const range = { startsAt: SUNDAY, endsAt: SUNDAY + SPAN + 400 };
  const lists = sessionLists(SPAN);
  const sites = fc.array(
    fc
      .record({ startedAt: fc.nat(SPAN).map((offset) => SUNDAY + offset), seconds: fc.nat(600) })
      .map(({ startedAt, seconds }) => ({ startedAt, endedAt: startedAt + seconds })),
    { maxLength: 8 },
  );
  const rules = fc.record({
    gapMinutes: fc.integer({ min: 2, max: 60 }),
    awayMinutes: fc.integer({ min: 0, max: 15 }),
  });

  test("intervals are sorted, do not overlap, lie in the range and add up to no more", () => {
    fc.assert(
      fc.property(lists, rules, sites, (sessions, how, websites) => {
        const part = { startsAt: SUNDAY + 5_000, endsAt: SUNDAY + 12_000 };
        const {
          intervals,
          agent,
          sites: visits,
          thinking,
        } = timeline(sessions, part, how, websites);
        for (const list of [intervals, agent, visits, thinking]) {
          let cursor = part.startsAt;
          for (const { startedAt, endedAt } of list) {
            expect(startedAt).toBeGreaterThanOrEqual(cursor);
            expect(endedAt).toBeGreaterThan(startedAt);
            cursor = endedAt;
          }
          expect(cursor).toBeLessThanOrEqual(part.endsAt);
          expect(secondsOf(list)).toBeLessThanOrEqual(part.endsAt - part.startsAt);
        }
      }),
    );
  });

  test("the parts of every kind add up to the total", () => {
    fc.assert(
      fc.property(lists, rules, (sessions, how) => {
        const { intervals } = timeline(sessions, range, how);
        const rows = breakdown(intervals, { timeZone: "Europe/Berlin" });
        expect(rows.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(secondsOf(intervals));
        for (const { seconds, hours } of rows)
          expect(hours.reduce((sum, hour) => sum + hour, 0)).toBe(seconds);
      }),
    );
  });

  test("order and repetition of the sessions change nothing", () => {
    fc.assert(
      fc.property(
        lists.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
          ),
        ),
        ([list, shuffled]) => {
          expect(timeline(shuffled, range, RULES)).toEqual(timeline(list, range, RULES));
        },
      ),
    );
  });

  test("splitting anywhere loses nothing", () => {
    fc.assert(
      fc.property(lists, fc.nat(SPAN), sites, (sessions, cut, websites) => {
        const middle = SUNDAY + cut;
        const parts = [
          { ...range, endsAt: middle },
          { ...range, startsAt: middle },
        ].map((part) => timeline(sessions, part, RULES, websites));
        const whole = timeline(sessions, range, RULES, websites);
        for (const kind of ["intervals", "agent"] as const) {
          expect(
            perSecond(
              parts.flatMap((part) => part[kind]),
              range,
            ),
          ).toEqual(perSecond(whole[kind], range));
        }
      }),
      { numRuns: 50 },
    );
  });

  test("a part derived from the sessions around it is the same part of the whole", () => {
    fc.assert(
      fc.property(sessionLists(40_000), rules, (sessions, how) => {
        const part = { startsAt: SUNDAY + 15_000, endsAt: SUNDAY + 25_000 };
        const near = sessions.filter(
          ({ startedAt, endedAt }) =>
            endedAt >= part.startsAt - 7_200 && startedAt <= part.endsAt + 7_200,
        );
        expect(timeline(near, part, how)).toEqual(timeline(sessions, part, how));
      }),
    );
  });

  test("a larger gap or look away never counts less", () => {
    fc.assert(
      fc.property(lists, rules, rules, sites, (sessions, a, b, websites) => {
        const less = {
          gapMinutes: Math.min(a.gapMinutes, b.gapMinutes),
          awayMinutes: Math.min(a.awayMinutes, b.awayMinutes),
        };
        const more = {
          gapMinutes: Math.max(a.gapMinutes, b.gapMinutes),
          awayMinutes: Math.max(a.awayMinutes, b.awayMinutes),
        };
        const seconds = (how: typeof a): number =>
          secondsOf(timeline(sessions, range, how, websites).intervals);
        expect(seconds(more)).toBeGreaterThanOrEqual(seconds(less));
      }),
    );
  });

  test("every second belongs to whom a second-by-second reading of rules 1 and 2 says", () => {
    fc.assert(
      fc.property(sessionLists(4_000), rules, fc.nat(4_000), (sessions, how, offset) => {
        const small = { startsAt: SUNDAY + offset, endsAt: SUNDAY + offset + 1_500 };
        expect(perSecond(timeline(sessions, small, how).intervals, small)).toEqual(
          secondBySecond(sessions, small, how),
        );
      }),
    );
  });
});

function perSecond(
  intervals: readonly Interval[],
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): (string | null)[] {
  const owners = new Array<string | null>(endsAt - startsAt).fill(null);
  for (const { sessionId, kind, startedAt, endedAt } of intervals)
    owners.fill(`${kind} ${sessionId}`, startedAt - startsAt, endedAt - startsAt);
  return owners;
}
