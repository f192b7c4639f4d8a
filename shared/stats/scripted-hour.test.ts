import { expect, test } from "vitest";
import type { ActivityEvent } from "../activity/activity-event.ts";
import type { AnySession } from "../timeline/interval.ts";
import { addEvent, openSessions, recover, seal, sessions } from "../activity/sessions.ts";
import { siteSession } from "../timeline/site-session.ts";
import { timelineSession } from "../timeline/timeline-session.ts";
import { lanes, line, timeline } from "../timeline/timeline.ts";
import type { VisitEvent } from "../activity/visit-event.ts";
import {
  addVisitEvent,
  openVisits,
  recoverVisits,
  sealVisits,
  visits,
} from "../activity/visits.ts";
import { categoryOf } from "../categories/category-of.ts";
import { anEvent, clock, SEED } from "../testing/builders.ts";
import { deepWork } from "./deep-work.ts";
import { focusScore } from "./focus-score.ts";
import { focusSites } from "./focus-sites.ts";
import { productivityScore } from "./productivity-score.ts";
import { pulledOut } from "./pulled-out.ts";
import { sessionScores } from "./session-scores.ts";
import { sites, siteTotals } from "./sites.ts";
import { secondsOf } from "./totals.ts";

// The hour from 12:00 to 13:00, second by second:
//
//   12:00:00  codes in "shop"                                  1,200 s  coding
//   12:20:00  reads mozilla.org, the editor out of focus         300 s  mozilla.org
//   12:25:00  codes in "shop"                                    540 s  coding
//   12:34:00  watches youtube.com; the editor notices only       360 s  youtube.com, which
//             20 s later that it has lost the focus                     started last
//   12:40:00  locks the screen for lunch                         720 s  none
//   12:52:00  comes back to mozilla.org                           30 s  mozilla.org
//   12:52:30  codes in "blog"                                    150 s  coding
//   12:55:00  searches on the other machine                       40 s  google.com, which
//                                                                       started last
//   12:55:40  ends the search; the editor was never out of       140 s  coding
//             focus
//   12:58:00  closes the editor                                  120 s  none
//
// Gaps: 12:20 to 12:25 would count 120 s after the blur, but a site has all of it; 12:34:20 to
// 12:52:30 is longer than 15 minutes. So none counts.
// Coding: 1,200 + 540 + 150 + 140 = 2,030 s. Sites: 330 + 360 + 40 = 730 s, of which 330 are
// productive, 40 neutral and 360 distracting.
const HOUR = { startsAt: clock("12:00"), endsAt: clock("13:00") };
const RULES = { gapMinutes: 15, awayMinutes: 2 };

const editor: ActivityEvent[] = [
  ...edits("12:00:00", "12:20:00", "shop"),
  anEvent({ at: clock("12:20:00"), kind: "blur" }),
  anEvent({ at: clock("12:25:00"), kind: "focus", project: "shop" }),
  ...edits("12:25:00", "12:34:00", "shop"),
  anEvent({ at: clock("12:34:20"), kind: "blur" }),
  anEvent({ at: clock("12:40:00"), kind: "lock" }),
  ...edits("12:52:30", "12:57:30", "blog"),
  anEvent({ at: clock("12:58:00"), kind: "close" }),
];
const laptop: VisitEvent[] = [
  ...stay("12:20:00", "12:25:00", "mozilla.org"),
  at("12:25:00", "blur"),
  ...stay("12:34:00", "12:40:00", "youtube.com"),
  at("12:40:00", "lock"),
  ...stay("12:52:00", "12:52:30", "mozilla.org"),
  at("12:52:30", "blur"),
];
const tower: VisitEvent[] = [
  ...stay("12:55:00", "12:55:40", "google.com"),
  at("12:55:40", "leave"),
];

const recorded: AnySession[] = [
  ...sessions(editor, SEED).map((session) => timelineSession(session, "laptop")),
  ...[laptop, tower].flatMap((events, index) =>
    visits(
      events,
      SEED.map((byte) => byte ^ (index + 1)),
      "chrome",
    ).map((visit) =>
      siteSession(visit, ["laptop", "tower"][index] ?? "", categoryOf(visit.domain, new Map())),
    ),
  ),
];
const counted = timeline(recorded, HOUR, RULES);
const whole = line(counted);
const blocks = deepWork(counted);

test("every second of the hour has the one owner that the script gives it", () => {
  expect(joined(whole)).toEqual([
    ["12:00:00", "12:20:00", "shop"],
    ["12:20:00", "12:25:00", "mozilla.org"],
    ["12:25:00", "12:34:00", "shop"],
    ["12:34:00", "12:40:00", "youtube.com"],
    ["12:52:00", "12:52:30", "mozilla.org"],
    ["12:52:30", "12:55:00", "blog"],
    ["12:55:00", "12:55:40", "google.com"],
    ["12:55:40", "12:58:00", "blog"],
  ]);
  expect(secondsOf(counted.intervals)).toBe(2_030);
  expect(siteTotals(sites(counted.sites, { timeZone: "UTC" }))).toEqual({
    secondsTotal: 730,
    productive: 330,
    neutral: 40,
    distracting: 360,
  });
  expect(2_030 + 730 + 720 + 120).toBe(3_600);
});

test("the lanes show what each half recorded, the twenty seconds in both", () => {
  const { coding, sites: visited } = lanes(recorded, HOUR, RULES);
  expect(joined(coding).map(([, end]) => end)).toEqual(["12:20:00", "12:34:20", "12:58:00"]);
  expect(secondsOf(visited)).toBe(730);
});

test("deep work is the 34 minutes up to the video, which ended it, with the reading inside", () => {
  // 1,200 + 300 + 540 = 2,040 s; after lunch only 360 s, which is too short
  expect(blocks).toEqual([
    {
      startedAt: clock("12:00"),
      endedAt: clock("12:34"),
      secondsActive: 2_040,
      interruptions: 0,
      endedBecause: "long_interruption",
      endedBy: {
        kind: "site",
        domain: "youtube.com",
        category: "video",
        weight: 0,
        startedAt: clock("12:34"),
        seconds: 360,
        until: clock("12:52"),
      },
    },
  ]);
  expect(pulledOut(whole, blocks)).toEqual([
    { domain: "youtube.com", category: "video", weight: 0, count: 1, blocksEnded: 1, seconds: 360 },
  ]);
});

test("the productivity score is the published formula", () => {
  // 100 x (2,030 + 1 x 330 + 0.5 x 40 + 0 x 360) / (2,030 + 730) = 100 x 2,380 / 2,760 = 86.23
  expect(
    productivityScore(secondsOf(counted.intervals), sites(counted.sites, { timeZone: "UTC" })),
  ).toBe(86.2);
});

test("the focus score is the published formula", () => {
  // active 2,030 + 330 = 2,360 s
  // deep work 60 x 2,040 / 2,360 = 51.86
  // switches: shop to blog, documentation to video to documentation to search: 4; an hour 4 x 3,600
  // / 2,360 = 6.10; 25 x (30 - 6.1017) / 24 = 24.89 calm 15 x 2,360 / (2,360 + 360) = 13.01
  expect(
    focusScore({ intervals: counted.intervals, blocks, sites: focusSites(counted.sites) }),
  ).toEqual({
    total: 90,
    deepWork: 51.9,
    switches: 24.9,
    calm: 13,
    switchesPerHour: 6.1,
    deepWorkSeconds: 2_040,
  });
});

test("single sessions have scores of their own", () => {
  const [first] = sessions(editor, SEED);
  const video = visits(laptop, SEED, "chrome").find(({ domain }) => domain === "youtube.com");
  // five minutes inside the block: 60 + 25 + 15; five minutes of video: 0 + 25 + 0
  expect(first && sessionScores({ ...first, weight: 1, tabSwitches: 0 }, blocks)).toEqual({
    productivity: 100,
    focus: 100,
  });
  expect(video && sessionScores({ ...video, weight: 0 }, blocks)).toEqual({
    productivity: 0,
    focus: 25,
  });
});

test("cutting both recorders after every event changes no owner and no score", () => {
  const cut: AnySession[] = [
    ...cutSessions(editor).map((session) => timelineSession(session, "laptop")),
    ...[laptop, tower].flatMap((events, index) =>
      cutVisits(events, index).map((visit) =>
        siteSession(visit, ["laptop", "tower"][index] ?? "", categoryOf(visit.domain, new Map())),
      ),
    ),
  ];
  expect(cut.length).toBeGreaterThan(50);
  const pieces = timeline(cut, HOUR, RULES);
  expect(joined(line(pieces))).toEqual(joined(whole));
  expect(deepWork(pieces)).toEqual(blocks);
  const score = ({ intervals, sites: visited }: typeof pieces) =>
    focusScore({ intervals, blocks, sites: focusSites(visited) });
  expect(score(pieces)).toEqual(score(counted));
});

/** A key struck every minute, in time for no pause. */
function edits(from: string, to: string, project: string): ActivityEvent[] {
  return Array.from({ length: (clock(to) - clock(from)) / 60 + 1 }, (_, index) =>
    anEvent({ at: clock(from) + 60 * index, project }),
  );
}

/** The site is opened, and the browser says every 50 seconds that the person is still there. */
function stay(from: string, to: string, domain: string): VisitEvent[] {
  const { category } = categoryOf(domain, new Map());
  const opened: VisitEvent = {
    kind: "visit",
    at: clock(from),
    elapsed: null,
    domain,
    category,
    pageKey: null,
  };
  const beats = Array.from(
    { length: Math.floor((clock(to) - clock(from)) / 50) },
    (_, index): VisitEvent => ({
      kind: "active",
      at: clock(from) + 50 * (index + 1),
      elapsed: 50,
    }),
  );
  return [opened, ...beats];
}

function at(time: string, kind: "blur" | "lock" | "leave"): VisitEvent {
  return { kind, at: clock(time), elapsed: null };
}

function joined(intervals: ReturnType<typeof line>): [string, string, string][] {
  const timeOf = (instant: number): string => new Date(instant * 1000).toISOString().slice(11, 19);
  const list: [string, string, string][] = [];
  for (const { startedAt, endedAt, domain, project } of intervals) {
    const last = list.at(-1);
    if (last !== undefined && last[1] === timeOf(startedAt) && last[2] === (domain ?? project))
      last[1] = timeOf(endedAt);
    else list.push([timeOf(startedAt), timeOf(endedAt), domain ?? project]);
  }
  return list;
}

function cutSessions(events: readonly ActivityEvent[]): ReturnType<typeof sessions> {
  let state = openSessions({ seed: SEED, carry: null });
  const all: ReturnType<typeof sessions> = [];
  for (const [index, event] of events.entries()) {
    const added = addEvent(state, event);
    const sealed = seal(added.state, event.at);
    all.push(...added.closed, ...sealed.sessions);
    state = openSessions({ seed: SEED.map((byte) => byte ^ (index + 7)), carry: sealed.carry });
  }
  return [...all, ...recover(state)];
}

function cutVisits(events: readonly VisitEvent[], device: number): ReturnType<typeof visits> {
  let state = openVisits(
    SEED.map((byte) => byte ^ (device + 1)),
    "chrome",
  );
  const all: ReturnType<typeof visits> = [];
  for (const event of events) {
    const added = addVisitEvent(state, event);
    const sealed = sealVisits(added.state, event.at);
    all.push(...added.closed, ...sealed.closed);
    state = sealed.state;
  }
  return [...all, ...recoverVisits(state).closed];
}
