import { describe, expect, test } from "vitest";
import { breakdown } from "../stats/breakdown.ts";
import { totals } from "../stats/totals.ts";
import { anEvent, aSession, instant, SEED } from "../testing/builders.ts";
import { dayBounds, dayOf } from "../time/days.ts";
import { sessions } from "../activity/sessions.ts";
import { timelineSession } from "./timeline-session.ts";
import { timeline } from "./timeline.ts";
import type { TimelineSession } from "./interval.ts";

// The named days of the published rule, each small enough to check in the head.
const RULES = { gapMinutes: 15, awayMinutes: 2 };

function secondsOn(
  day: string,
  timeZone: string,
  list: readonly TimelineSession[],
  dayStartsAtMinutes = 0,
): number {
  return totals(timeline(list, dayBounds(day, { timeZone, dayStartsAtMinutes }), RULES))
    .secondsTotal;
}
const session = (
  startedAt: string,
  endedAt: string,
  rest: Partial<TimelineSession> = {},
): TimelineSession =>
  aSession({ startedAt: instant(startedAt), endedAt: instant(endedAt), ...rest });
/** Sessions of five minutes each, without a hole. */
function work(from: string, minutes: number): TimelineSession[] {
  return Array.from({ length: minutes / 5 }, (_, index) =>
    aSession({ startedAt: instant(from) + index * 300, endedBy: "seal" }),
  );
}

describe("midnight", () => {
  const list = [
    session("2026-11-22T23:53:00+01:00", "2026-11-22T23:55:00+01:00"),
    session("2026-11-23T00:03:00+01:00", "2026-11-23T00:05:00+01:00"),
  ];

  test("23:55 and 00:03: the gap is split between both days", () => {
    expect(secondsOn("2026-11-22", "Europe/Berlin", list)).toBe(120 + 300);
    expect(secondsOn("2026-11-23", "Europe/Berlin", list)).toBe(180 + 120);
  });

  test("a session over midnight is split in the very second", () => {
    const over = [session("2026-11-22T23:58:30+01:00", "2026-11-23T00:01:00+01:00")];
    expect(secondsOn("2026-11-22", "Europe/Berlin", over)).toBe(90);
    expect(secondsOn("2026-11-23", "Europe/Berlin", over)).toBe(60);
  });

  test("a day that starts at 04:00 keeps the night in one piece", () => {
    expect(secondsOn("2026-11-22", "Europe/Berlin", list, 240)).toBe(720);
    expect(secondsOn("2026-11-23", "Europe/Berlin", list, 240)).toBe(0);
  });
});

describe("changes of the clock", () => {
  test("Berlin in spring: half past one to half past three is one hour", () => {
    const list = work("2026-03-29T01:30:00+01:00", 60);
    expect(list.at(-1)?.endedAt).toBe(instant("2026-03-29T03:30:00+02:00"));
    expect(secondsOn("2026-03-29", "Europe/Berlin", list)).toBe(3_600);
    const [row] = breakdown(
      timeline(
        list,
        dayBounds("2026-03-29", { timeZone: "Europe/Berlin", dayStartsAtMinutes: 0 }),
        RULES,
      ).intervals,
      { timeZone: "Europe/Berlin" },
    );
    expect(row?.hours.slice(0, 5)).toEqual([0, 1_800, 0, 1_800, 0]);
  });

  test("Berlin in autumn: the hour from two to three counts twice", () => {
    const list = work("2026-10-25T02:00:00+02:00", 120);
    expect(secondsOn("2026-10-25", "Europe/Berlin", list)).toBe(7_200);
    const [row] = breakdown(
      timeline(
        list,
        dayBounds("2026-10-25", { timeZone: "Europe/Berlin", dayStartsAtMinutes: 0 }),
        RULES,
      ).intervals,
      { timeZone: "Europe/Berlin" },
    );
    expect(row?.hours.slice(1, 4)).toEqual([0, 7_200, 0]);
  });

  test.each([
    ["Berlin in spring", "Europe/Berlin", "2026-03-29", 23],
    ["Berlin in autumn", "Europe/Berlin", "2026-10-25", 25],
    ["Lord Howe in spring", "Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Lord Howe in autumn", "Australia/Lord_Howe", "2026-04-05", 24.5],
    ["São Paulo without midnight", "America/Sao_Paulo", "2018-11-04", 23],
  ])("%s: who never stops works exactly as long as the day", (_, timeZone, day, hours) => {
    const { startsAt } = dayBounds(day, { timeZone, dayStartsAtMinutes: 0 });
    const list = Array.from({ length: 400 }, (__, index) =>
      aSession({ startedAt: startsAt - 3_600 + index * 300 }),
    );
    expect(secondsOn(day, timeZone, list)).toBe(hours * 3_600);
  });

  test("São Paulo without midnight: 23:55 and 01:03 are eight minutes apart", () => {
    const list = [
      session("2018-11-03T23:53:00-03:00", "2018-11-03T23:55:00-03:00"),
      session("2018-11-04T01:03:00-02:00", "2018-11-04T01:05:00-02:00"),
    ];
    expect(secondsOn("2018-11-03", "America/Sao_Paulo", list)).toBe(120 + 300);
    expect(secondsOn("2018-11-04", "America/Sao_Paulo", list)).toBe(180 + 120);
  });

  test("Apia: nothing can be worked on the skipped 2011-12-30, and nothing is lost", () => {
    const list = work("2011-12-29T23:30:00-10:00", 60);
    expect(
      ["2011-12-29", "2011-12-30", "2011-12-31"].map((day) => secondsOn(day, "Pacific/Apia", list)),
    ).toEqual([1_800, 0, 1_800]);
  });
});

describe("people move", () => {
  test("travel: the same hour belongs to the day of the zone that the person has now", () => {
    const list = work("2026-11-22T23:00:00+01:00", 60);
    expect(secondsOn("2026-11-22", "Europe/Berlin", list)).toBe(3_600);
    expect(secondsOn("2026-11-22", "America/New_York", list)).toBe(3_600);
    expect(secondsOn("2026-11-23", "Asia/Tokyo", list)).toBe(3_600);
    expect(
      dayOf(instant("2026-11-22T23:00:00+01:00"), {
        timeZone: "Asia/Tokyo",
        dayStartsAtMinutes: 0,
      }),
    ).toBe("2026-11-23");
  });

  test("a flight with work before and after counts no hours of flight", () => {
    const list = [
      session("2026-11-22T10:00:00+01:00", "2026-11-22T10:05:00+01:00"),
      session("2026-11-22T13:00:00-05:00", "2026-11-22T13:05:00-05:00"),
    ];
    expect(secondsOn("2026-11-22", "America/New_York", list)).toBe(600);
  });

  test("two windows side by side for an hour are one hour", () => {
    const list = [
      ...work("2026-11-22T10:00:00Z", 60),
      ...work("2026-11-22T10:00:00Z", 60).map((one) => ({ ...one, project: "blog" })),
    ];
    expect(secondsOn("2026-11-22", "UTC", list)).toBe(3_600);
  });

  test("two machines one after the other: the time between counts as a gap of the first", () => {
    const list = [
      session("2026-11-22T10:00:00Z", "2026-11-22T10:05:00Z", { deviceId: "laptop" }),
      session("2026-11-22T10:09:00Z", "2026-11-22T10:14:00Z", { deviceId: "tower" }),
    ];
    const rows = breakdown(
      timeline(list, dayBounds("2026-11-22", { timeZone: "UTC", dayStartsAtMinutes: 0 }), RULES)
        .intervals,
      { timeZone: "UTC" },
    );
    expect(rows.map(({ deviceId, seconds }) => [deviceId, seconds])).toEqual([
      ["laptop", 540],
      ["tower", 300],
    ]);
  });
});

describe("clocks and lids", () => {
  const counted = (times: readonly string[]): number =>
    secondsOn(
      "2026-11-22",
      "UTC",
      sessions(
        times.map((time) => anEvent({ at: instant(`2026-11-22T${time}Z`) })),
        SEED,
      ).map((one) => timelineSession(one, "laptop")),
    );

  test("clock set back by an hour: nothing negative, no hour added", () => {
    // ten minutes of work, the clock goes back an hour, ten more
    const two = (value: number) => String(value).padStart(2, "0");
    const time = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
    const minutes = (from: number) => Array.from({ length: 11 }, (_, index) => time(from + index));
    expect(counted([...minutes(600), ...minutes(550)])).toBe(1_200);
  });

  test("clock set back by ten seconds: the time between is not counted twice", () => {
    expect(counted(["10:00:00", "10:01:00", "10:00:50", "10:01:30"])).toBe(90);
  });

  test("clock set forward by an hour: the hour does not count", () => {
    expect(counted(["10:00:00", "10:01:00", "11:01:00", "11:02:00"])).toBe(120);
  });

  test("sleep with the lid closed: the night does not count, with or without a lock", () => {
    expect(counted(["10:00:00", "10:01:00", "18:01:00", "18:02:00"])).toBe(120);
  });
});
