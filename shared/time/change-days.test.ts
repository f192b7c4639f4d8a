import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../testing/builders.ts";
import { changeDays, firstChange } from "./change-days.ts";
import { addDays, dayBounds, dayOf, type DaySettings, zonesBetween } from "./days.ts";
import { hourParts } from "./local-hours.ts";

const SYDNEY = { timeZone: "Australia/Sydney", dayStartsAtMinutes: 0 };
const ANGELES = { timeZone: "America/Los_Angeles", dayStartsAtMinutes: 0 };
const hoursOf = (day: string, settings: DaySettings): number => {
  const { startsAt, endsAt } = dayBounds(day, settings);
  return (endsAt - startsAt) / 3_600;
};

describe("days are lived where the person is", () => {
  test("who flies west lives one long day, and no day before changes", () => {
    const at = instant("2026-11-20T11:00:00+11:00");
    const moved = changeDays(SYDNEY, ANGELES, at);
    expect(dayOf(at - 1, moved)).toBe("2026-11-20");
    // In Los Angeles it is the 19th again: a day that was over does not come back.
    expect(dayOf(at, moved)).toBe("2026-11-20");
    expect(["2026-11-19", "2026-11-20", "2026-11-21"].map((day) => hoursOf(day, moved))).toEqual([
      24, 43, 24,
    ]);
    expect(dayBounds("2026-11-19", moved)).toEqual(dayBounds("2026-11-19", SYDNEY));
    expect(dayBounds("2026-11-21", moved)).toEqual(dayBounds("2026-11-21", ANGELES));
  });

  test("who flies east lives a short day", () => {
    const at = instant("2026-11-20T02:00:00-08:00");
    const moved = changeDays(ANGELES, SYDNEY, at);
    expect(["2026-11-19", "2026-11-20", "2026-11-21"].map((day) => hoursOf(day, moved))).toEqual([
      24, 5, 24,
    ]);
  });

  test("a date that is skipped has no length", () => {
    const late = instant("2026-11-20T18:00:00-10:00");
    const moved = changeDays(
      { timeZone: "Pacific/Honolulu", dayStartsAtMinutes: 0 },
      { timeZone: "Pacific/Kiritimati" },
      late,
    );
    expect(dayOf(late, moved)).toBe("2026-11-21");
    expect(hoursOf("2026-11-20", moved)).toBe(18);
    const later = changeDays(ANGELES, { timeZone: "Pacific/Kiritimati", dayStartsAtMinutes: 0 }, 0);
    expect(hoursOf("2026-11-20", later)).toBe(24);
  });

  test("a day that starts later from tonight on is longer", () => {
    const at = instant("2026-11-20T15:00:00-08:00");
    const moved = changeDays(ANGELES, { dayStartsAtMinutes: 240 }, at);
    expect(hoursOf("2026-11-20", moved)).toBe(28);
    expect(moved.timeZone).toBe("America/Los_Angeles");
  });

  test("hours are those of the clock that the person saw", () => {
    const at = instant("2026-11-20T11:30:00+11:00");
    const moved = changeDays(SYDNEY, ANGELES, at);
    const parts = hourParts(at - 1_800, at + 3_600, moved);
    expect(parts.map(({ hour, startedAt, endedAt }) => [hour, endedAt - startedAt])).toEqual([
      [11, 1_800],
      [16, 1_800],
      [17, 1_800],
    ]);
    expect(zonesBetween(dayBounds("2026-11-20", moved), moved)).toEqual({
      timeZone: "America/Los_Angeles",
      earlier: [{ timeZone: "Australia/Sydney", until: at }],
    });
  });
});

describe("changeDays()", () => {
  const moved = changeDays(SYDNEY, ANGELES, 5_000);

  test("takes all the past, when what held before was wrong", () => {
    expect(changeDays(moved, { timeZone: "UTC" }, "always")).toEqual({
      timeZone: "UTC",
      dayStartsAtMinutes: 0,
      earlier: [],
    });
  });

  test("keeps the history of what it does not change", () => {
    expect(changeDays(moved, { dayStartsAtMinutes: 60 }, "always")).toEqual({
      timeZone: "America/Los_Angeles",
      dayStartsAtMinutes: 60,
      earlier: [{ timeZone: "Australia/Sydney", dayStartsAtMinutes: 60, until: 5_000 }],
    });
  });

  test("from a moment in the past replaces what was said of the time after it", () => {
    expect(changeDays(moved, { timeZone: "UTC" }, 4_000)).toEqual({
      timeZone: "UTC",
      dayStartsAtMinutes: 0,
      earlier: [{ ...SYDNEY, until: 4_000 }],
    });
  });

  test("forgets a move that was taken back, and adds nothing for no change", () => {
    expect(changeDays(moved, SYDNEY, 5_000)).toEqual({ ...SYDNEY, earlier: [] });
    expect(changeDays(moved, ANGELES, 9_000)).toEqual(moved);
  });
});

test("firstChange() says from when on days may differ", () => {
  const moved = changeDays(SYDNEY, ANGELES, 5_000);
  expect(firstChange(SYDNEY, moved)).toBe(5_000);
  expect(firstChange(moved, SYDNEY)).toBe(5_000);
  expect(firstChange(moved, moved)).toBeNull();
  expect(firstChange(SYDNEY, ANGELES)).toBe("always");
  expect(firstChange(moved, changeDays(moved, { timeZone: "UTC" }, 7_000))).toBe(7_000);
  expect(firstChange(moved, changeDays(moved, { timeZone: "UTC" }, 3_000))).toBe(3_000);
});

const rule = fc.record({
  timeZone: fc.constantFrom(
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "America/New_York",
    "Australia/Lord_Howe",
  ),
  dayStartsAtMinutes: fc.constantFrom(0, 240, 720),
});
const NOON = instant("2026-11-01T12:00:00Z");
const moves = fc.array(fc.tuple(rule, fc.integer({ min: -60, max: 60 })), { maxLength: 5 });
const lived = fc
  .tuple(rule, moves)
  .map(([first, list]) =>
    list
      .toSorted(([, a], [, b]) => a - b)
      .reduce<DaySettings>((now, [to, hours]) => changeDays(now, to, NOON + hours * 3_600), first),
  );

test("a day is what clocks show, or the latest date that was reached before", () => {
  fc.assert(
    fc.property(lived, fc.integer({ min: -70, max: 70 }), (settings, hours) => {
      const at = NOON + hours * 3_600;
      let reached = "";
      for (let then = at - 8 * 86_400; then <= at; then += 1_800) {
        const holds = settings.earlier?.find(({ until }) => then < until) ?? settings;
        const shown = dayOf(then, { ...holds, earlier: [] });
        if (shown > reached) reached = shown;
      }
      expect(dayOf(at, settings)).toBe(reached);
    }),
    { numRuns: 300 },
  );
});

test("days follow each other without a hole, and hold exactly their instants", () => {
  fc.assert(
    fc.property(lived, fc.integer({ min: -4, max: 4 }), (settings, count) => {
      const day = addDays("2026-11-01", count);
      const { startsAt, endsAt } = dayBounds(day, settings);
      expect(endsAt).toBe(dayBounds(addDays(day, 1), settings).startsAt);
      expect(endsAt).toBeGreaterThanOrEqual(startsAt);
      expect(dayOf(startsAt - 1, settings) < day).toBe(true);
      expect(dayOf(endsAt, settings) > day).toBe(true);
      if (endsAt > startsAt)
        expect([dayOf(startsAt, settings), dayOf(endsAt - 1, settings)]).toEqual([day, day]);
    }),
    { numRuns: 300 },
  );
});
