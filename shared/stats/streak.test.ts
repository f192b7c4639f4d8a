import { describe, expect, test } from "vitest";
import { addDays, daysBetween, weekdayOf } from "../time/days.ts";
import { streak, type Streak } from "./streak.ts";

const TODAY = "2026-11-22";
const worked = (...list: [string, number][]): Map<string, number> => new Map(list);
const isWeekend = (day: string): boolean => weekdayOf(day) >= 6;

test("streak() counts back from yesterday while today is still open", () => {
  expect(
    streak({
      secondsByDay: worked(["2026-11-20", 900], ["2026-11-21", 1_000]),
      upTo: TODAY,
      isOpen: true,
    }),
  ).toEqual({
    days: 2,
    firstDay: "2026-11-20",
    lastDay: { state: "open", secondsLeft: 900 },
  });
});

describe("streak()", () => {
  const three = worked(["2026-11-20", 900], ["2026-11-21", 900], [TODAY, 900]);
  test.each<[string, Parameters<typeof streak>[0], number, Streak["lastDay"]["state"]]>([
    [
      "counts today once it is reached",
      { secondsByDay: three, upTo: TODAY, isOpen: true },
      3,
      "met",
    ],
    [
      "ends with a past day that was not reached",
      { secondsByDay: worked(["2026-11-21", 900], [TODAY, 899]), upTo: TODAY, isOpen: false },
      0,
      "missed",
    ],
    [
      "ends with a past day without anything",
      { secondsByDay: worked(["2026-11-21", 900]), upTo: TODAY, isOpen: false },
      0,
      "missed",
    ],
    [
      "is of a past day what it was then",
      { secondsByDay: three, upTo: "2026-11-21", isOpen: false },
      2,
      "met",
    ],
    [
      "breaks at a missed day",
      { secondsByDay: worked(["2026-11-19", 900], ["2026-11-21", 900]), upTo: TODAY, isOpen: true },
      1,
      "open",
    ],
    [
      "takes another minimum",
      { secondsByDay: three, upTo: TODAY, isOpen: true, secondsMin: 901 },
      0,
      "open",
    ],
    [
      "goes over excused weekends without counting them",
      {
        secondsByDay: worked(["2026-11-19", 900], ["2026-11-20", 900]),
        upTo: TODAY,
        isOpen: true,
        isExcused: isWeekend,
      },
      2,
      "excused",
    ],
    [
      "counts an excused day on which somebody worked",
      {
        secondsByDay: worked(["2026-11-20", 900], ["2026-11-21", 900]),
        upTo: TODAY,
        isOpen: false,
        isExcused: isWeekend,
      },
      2,
      "excused",
    ],
    ["is nothing without days", { secondsByDay: worked(), upTo: TODAY, isOpen: true }, 0, "open"],
    [
      "comes to an end when every day is excused",
      {
        secondsByDay: worked(["2026-11-01", 10]),
        upTo: TODAY,
        isOpen: true,
        isExcused: () => true,
      },
      0,
      "excused",
    ],
    [
      "does not count days without time when the minimum is nothing",
      { secondsByDay: worked(), upTo: TODAY, isOpen: false, secondsMin: 0 },
      0,
      "missed",
    ],
  ])("%s", (_, input, days, state) => {
    const found = streak(input);
    expect([found.days, found.lastDay.state]).toEqual([days, state]);
  });

  test("is of any length, over changes of the clock, leap days and years", () => {
    const all = new Map(daysBetween("2020-01-01", TODAY).map((day) => [day, 900]));
    expect(streak({ secondsByDay: all, upTo: TODAY, isOpen: true })).toMatchObject({
      days: all.size,
      firstDay: "2020-01-01",
    });
  });

  test("survives a date that a time zone skipped", () => {
    const days = worked(["2011-12-28", 900], ["2011-12-29", 900], ["2011-12-31", 900]);
    const isExcused = (day: string): boolean => day === "2011-12-30";
    expect(streak({ secondsByDay: days, upTo: "2011-12-31", isOpen: false, isExcused }).days).toBe(
      3,
    );
  });

  test("loses nothing when a day is added before or after", () => {
    const days = new Map(daysBetween("2026-11-01", TODAY).map((day) => [day, 900]));
    for (const day of days.keys())
      expect(streak({ secondsByDay: days, upTo: day, isOpen: false }).days).toBe(
        Number(day.slice(8)),
      );
    expect(streak({ secondsByDay: days, upTo: addDays(TODAY, 1), isOpen: true }).days).toBe(22);
  });
});
