import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { secondsOf } from "../stats/totals.ts";
import { burstLists, sealedAt } from "../testing/arbitraries.ts";
import { aSession, aSite, clock, SUNDAY } from "../testing/builders.ts";
import { secondBySecond } from "../testing/second-by-second.ts";
import type { AnySession, Interval, TimelineSession } from "./interval.ts";
import { reachesBack } from "./reaches-back.ts";
import type { SiteSession } from "./site-session.ts";
import { CONTEXT_SECONDS, lanes, line, timeline, type Range } from "./timeline.ts";
import { why } from "./why.ts";

const DAY = { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 };
const RULES = { gapMinutes: 15, awayMinutes: 2 };
const code = (
  start: string,
  end: string,
  session: Partial<TimelineSession> = {},
): TimelineSession => aSession({ startedAt: clock(start), endedAt: clock(end), ...session });
const site = (start: string, end: string, session: Partial<SiteSession> = {}): SiteSession =>
  aSite({ startedAt: clock(start), endedAt: clock(end), ...session });
const told = (intervals: readonly Interval[]): [string, string, string, string][] =>
  intervals.map(({ startedAt, endedAt, kind, project, domain }) => [
    timeOf(startedAt),
    timeOf(endedAt),
    kind,
    domain ?? project,
  ]);
const timeOf = (at: number): string =>
  new Date(at * 1000).toISOString().slice(11, 19).replace(/:00$/, "");

test("timeline() gives every second to coding or to a site, and line() shows both in order", () => {
  const counted = timeline(
    [code("10:00", "10:05"), site("10:03", "10:08"), code("10:07", "10:12")],
    DAY,
    RULES,
  );
  expect(told(line(counted))).toEqual([
    ["10:00", "10:03", "session", "shop"],
    ["10:03", "10:07", "site", "mozilla.org"],
    ["10:07", "10:12", "session", "shop"],
  ]);
  expect(secondsOf(counted.intervals)).toBe(480);
});

test("a site interval knows its domain, category and weight", () => {
  const [visit] = [site("10:00", "10:05", { domain: "youtube.com", category: "video", weight: 0 })];
  expect(timeline([visit], DAY, RULES).sites).toEqual([
    {
      kind: "site",
      sessionId: visit.id,
      project: "",
      language: "",
      editor: "",
      deviceId: "laptop",
      branch: "",
      startedAt: clock("10:00"),
      endedAt: clock("10:05"),
      domain: "youtube.com",
      category: "video",
      weight: 0,
    },
  ]);
});

describe("a gap between coding sessions", () => {
  test("does not count where a site lies", () => {
    const sessions = [code("10:00", "10:05"), site("10:07", "10:09"), code("10:12", "10:15")];
    expect(told(line(timeline(sessions, DAY, RULES)))).toEqual([
      ["10:00", "10:05", "session", "shop"],
      ["10:05", "10:07", "gap", "shop"],
      ["10:07", "10:09", "site", "mozilla.org"],
      ["10:09", "10:12", "gap", "shop"],
      ["10:12", "10:15", "session", "shop"],
    ]);
  });

  test("is as long as it is, whatever is visited in it: 16 minutes are too long", () => {
    const sessions = [code("10:00", "10:05"), site("10:06", "10:20"), code("10:21", "10:25")];
    expect(timeline(sessions, DAY, RULES).intervals.filter(({ kind }) => kind === "gap")).toEqual(
      [],
    );
  });

  test("counts nothing after the look away, also where no site lies", () => {
    const sessions = [
      code("10:00", "10:05", { endedBy: "blur" }),
      site("10:06", "10:08"),
      code("10:12", "10:15"),
    ];
    expect(told(timeline(sessions, DAY, RULES).intervals)[1]).toEqual([
      "10:05",
      "10:06",
      "gap",
      "shop",
    ]);
    expect(secondsOf(timeline(sessions, DAY, RULES).intervals)).toBe(300 + 60 + 180);
  });

  test("lies between coding sessions only, never before or after a site", () => {
    const sessions = [
      site("10:00", "10:05"),
      site("10:07", "10:09"),
      code("10:10", "10:12"),
      site("10:13", "10:14"),
    ];
    expect(
      told(line(timeline(sessions, DAY, RULES))).filter(([, , kind]) => kind === "gap"),
    ).toEqual([]);
  });
});

describe("seals", () => {
  test("two machines at once: a cut of the earlier one takes nothing from the later", () => {
    const blog = code("10:02", "10:10", { project: "blog", deviceId: "tower" });
    const sealed = [code("10:00", "10:05", { endedBy: "seal" }), code("10:05", "10:10")];
    expect(told(timeline([...sealed, blog], DAY, RULES).intervals)).toEqual(
      told(timeline([code("10:00", "10:10"), blog], DAY, RULES).intervals),
    );
  });

  test("a cut in the second in which another session ends does not change the gap's owner", () => {
    const blog = code("10:02", "10:10", { project: "blog", deviceId: "tower", endedBy: "lock" });
    const sealed = [code("10:00", "10:05", { endedBy: "seal" }), code("10:05", "10:10")];
    expect(
      timeline([...sealed, blog, code("10:12", "10:13")], DAY, RULES).intervals.filter(
        ({ kind }) => kind === "gap",
      ),
    ).toEqual([]);
  });

  test("of two that go on for hours, the one that began last owns every instant of both", () => {
    const sessions = [
      ...sealedAt(code("10:00", "12:00"), []),
      ...sealedAt(site("10:10", "12:00", { deviceId: "tower" }), []),
    ];
    expect(joined(line(timeline(sessions, DAY, RULES)))).toEqual([
      ["10:00", "10:10", "session shop main"],
      ["10:10", "12:00", "site mozilla.org"],
    ]);
  });

  test("of two that began together, the one that ended first owns it, wherever it was cut", () => {
    const long = site("00:06", "00:48", { domain: "youtube.com", browser: "chromium" });
    const short = site("00:06", "00:07", { browser: "firefox" });
    for (const list of [
      [long, short],
      [short, long],
      [short, ...sealedAt(long, [30, 60])],
      [...sealedAt(short, [30]), ...sealedAt(long, [20])],
    ])
      expect(joined(timeline(list, DAY, RULES).sites)).toEqual([
        ["00:06", "00:07", "site mozilla.org"],
        ["00:07", "00:48", "site youtube.com"],
      ]);
  });

  const moments = fc.array(fc.array(fc.nat(5_000), { maxLength: 8 }), {
    minLength: 14,
    maxLength: 14,
  });

  test("sealing at random moments changes neither total nor split, whatever overlaps", () => {
    fc.assert(
      fc.property(burstLists(12_000), moments, moments, (whole, some, others) => {
        const cut = (how: readonly number[][]): AnySession[] =>
          whole.flatMap((burst, index) => sealedAt(burst, how[index] ?? []));
        const [a, b] = [some, others].map((how) => timeline(cut(how), DAY, RULES));
        const uncut = timeline(whole, DAY, RULES);
        for (const list of ["intervals", "agent", "sites"] as const) {
          expect(joined(a?.[list] ?? [])).toEqual(joined(uncut[list]));
          expect(joined(b?.[list] ?? [])).toEqual(joined(uncut[list]));
        }
        expect([a?.thinking, b?.thinking]).toEqual([uncut.thinking, uncut.thinking]);
      }),
      { numRuns: 400 },
    );
  });

  test("a part derived from the sessions around it equals that part of the whole", () => {
    const rules = fc.record({
      gapMinutes: fc.integer({ min: 2, max: 60 }),
      awayMinutes: fc.integer({ min: 0, max: 15 }),
    });
    fc.assert(
      fc.property(burstLists(30_000, 15_000), moments, rules, (whole, how, gaps) => {
        const all = whole.flatMap((burst, index) => sealedAt(burst, how[index] ?? []));
        const part = { startsAt: SUNDAY + 15_000, endsAt: SUNDAY + 20_000 };
        const near = (seconds: number): AnySession[] =>
          all.filter(
            ({ startedAt }) =>
              startedAt >= part.startsAt - seconds && startedAt < part.endsAt + CONTEXT_SECONDS,
          );
        let seconds = CONTEXT_SECONDS;
        while (reachesBack(near(seconds), part.startsAt - seconds, part.startsAt)) seconds *= 2;
        expect(timeline(near(seconds), part, gaps)).toEqual(timeline(all, part, gaps));
      }),
      { numRuns: 400 },
    );
  });
});

describe("whatever was recorded", () => {
  const part: Range = { startsAt: SUNDAY + 1_000, endsAt: SUNDAY + 9_000 };
  const parts = fc
    .integer({ min: -500, max: 9_000 })
    .map((offset) => ({ startsAt: SUNDAY + offset, endsAt: SUNDAY + offset + 1_500 }));

  test("every second of the line has the one owner that rules 1 and 2 name", () => {
    fc.assert(
      fc.property(
        burstLists(6_000, 4_000),
        fc.array(fc.array(fc.nat(4_000), { maxLength: 4 }), { minLength: 14, maxLength: 14 }),
        parts,
        (whole, how, some) => {
          const all = whole.flatMap((burst, index) => sealedAt(burst, how[index] ?? []));
          const owners = new Array<string | null>(some.endsAt - some.startsAt).fill(null);
          for (const { startedAt, endedAt, kind, sessionId } of line(timeline(all, some, RULES))) {
            for (let at = startedAt; at < endedAt; at += 1) {
              expect(owners[at - some.startsAt]).toBeNull();
              owners[at - some.startsAt] = `${kind} ${sessionId}`;
            }
          }
          expect(owners).toEqual(secondBySecond(all, some, RULES));
        },
      ),
    );
  });

  test("each lane equals its half alone, and is at least as long as its share of the line", () => {
    fc.assert(
      fc.property(burstLists(6_000), (all) => {
        const both = lanes(all, part, RULES);
        const counted = timeline(all, part, RULES);
        const coding = all.filter(({ kind }) => kind !== "website");
        const visits = all.filter(({ kind }) => kind === "website");
        expect(both.coding).toEqual(timeline(coding, part, RULES, visits).intervals);
        expect(both.sites).toEqual(timeline(visits, part, RULES).sites);
        expect(secondsOf(both.coding)).toBeGreaterThanOrEqual(secondsOf(counted.intervals));
        expect(secondsOf(both.sites)).toBeGreaterThanOrEqual(secondsOf(counted.sites));
      }),
    );
  });

  test("order and repetition change nothing", () => {
    fc.assert(
      fc.property(
        burstLists(6_000).chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
          ),
        ),
        ([list, shuffled]) => {
          expect(timeline(shuffled, part, RULES)).toEqual(timeline(list, part, RULES));
        },
      ),
    );
  });

  test("why() agrees with the line at every instant", () => {
    fc.assert(
      fc.property(burstLists(5_000), fc.nat(8_000), (all, offset) => {
        const at = SUNDAY + offset;
        const owner =
          line(timeline(all, DAY, RULES)).find(
            ({ startedAt, endedAt }) => startedAt <= at && at < endedAt,
          ) ?? null;
        const answer = why(at, all, DAY, RULES);
        expect(answer.counts).toBe(owner !== null);
        if (owner !== null)
          expect(answer).toMatchObject({
            interval: owner,
            verdict: owner.kind,
            session: { id: owner.sessionId },
          });
        else
          expect(["agent", "nothing", "gap_too_long", "gap_away", "gap_closed"]).toContain(
            answer.verdict,
          );
      }),
      { numRuns: 500 },
    );
  });
});

test("why() says that a minute on a site counts as that, and who lost it", () => {
  const visit = site("10:03", "10:08");
  expect(why(clock("10:04"), [code("10:00", "10:05"), visit], DAY, RULES)).toEqual({
    at: clock("10:04"),
    verdict: "site",
    counts: true,
    rule: 1,
    sentence:
      "This minute counts as time on a website, not as coding. " +
      "Where sessions overlap, the one that started last owns it.",
    interval: timeline([visit], DAY, RULES).sites[0],
    stretch: { startedAt: clock("10:03"), endedAt: clock("10:08") },
    session: visit,
    others: 1,
    nextStartedAt: null,
  });
});

test("thousands of sessions, all over each other, are no quadratic work", () => {
  const readsOf = (count: number): number => {
    let reads = 0;
    const counting: ProxyHandler<TimelineSession> = {
      get: (session, name) => {
        reads += 1;
        return Reflect.get(session, name);
      },
    };
    const sessions = Array.from({ length: count }, (_, index) => {
      const startedAt = SUNDAY + (index % 7);
      const endedBy = index % 2 === 0 ? "seal" : "idle";
      const rest = { project: `p${index}`, endedAt: startedAt + 300, endedBy } as const;
      return new Proxy(aSession({ startedAt, ...rest }), counting);
    });
    expect(secondsOf(timeline(sessions, DAY, RULES).intervals)).toBe(306);
    return reads;
  };
  // Eight times as many are read about ten times as often, and not 64 times.
  expect(readsOf(8_000) / readsOf(1_000)).toBeLessThan(16);
});

/** Pieces of one thing that touch as one, whatever sessions they came in. */
function joined(intervals: readonly Interval[]): [string, string, string][] {
  const list: [string, string, string][] = [];
  for (const { startedAt, endedAt, kind, project, branch, domain } of intervals) {
    const name = kind === "site" ? `site ${domain ?? ""}` : `${kind} ${project} ${branch}`;
    const last = list.at(-1);
    if (last !== undefined && last[1] === timeOf(startedAt) && last[2] === name)
      last[1] = timeOf(endedAt);
    else list.push([timeOf(startedAt), timeOf(endedAt), name]);
  }
  return list;
}
