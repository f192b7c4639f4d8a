import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clock, instant, SUNDAY } from "../testing/builders.ts";
import { addDays, dayBounds, dayNumber, dayOf, daysBetween, weekdayOf } from "./days.ts";

const ZONES = [
  "UTC Europe/Berlin Europe/London Europe/Kyiv Europe/Moscow Europe/Istanbul Africa/Cairo",
  "Africa/Casablanca Africa/Nairobi America/New_York America/Los_Angeles America/Sao_Paulo",
  "America/Santiago America/St_Johns America/Havana America/Asuncion America/Anchorage",
  "America/Nuuk America/Scoresbysund Atlantic/Azores Antarctica/Troll Antarctica/Casey",
  "Asia/Beirut Asia/Gaza Asia/Tehran Asia/Kabul Asia/Kolkata Asia/Kathmandu Asia/Yangon",
  "Asia/Tokyo Asia/Pyongyang Australia/Sydney Australia/Adelaide Australia/Lord_Howe",
  "Australia/Eucla Pacific/Auckland Pacific/Chatham Pacific/Apia Pacific/Kiritimati",
  "Pacific/Pago_Pago Etc/GMT+12",
].flatMap((zones) => zones.split(" "));
const inZone = (timeZone: string, dayStartsAtMinutes = 0) => ({ timeZone, dayStartsAtMinutes });
const hours = (day: string, timeZone: string, start = 0): number => {
  const { startsAt, endsAt } = dayBounds(day, inZone(timeZone, start));
  return (endsAt - startsAt) / 3_600;
};

test("dayOf() gives the local day of an instant", () => {
  expect(dayOf(SUNDAY, inZone("Europe/Berlin"))).toBe("2026-11-22");
  expect(dayOf(SUNDAY - 1, inZone("UTC"))).toBe("2026-11-21");
  expect(dayOf(SUNDAY, inZone("America/New_York"))).toBe("2026-11-21");
});

test("dayBounds() gives a spring day in Berlin 23 hours", () => {
  expect(dayBounds("2026-03-29", inZone("Europe/Berlin"))).toEqual({
    startsAt: 1_774_738_800,
    endsAt: 1_774_821_600,
  });
});

describe("dayBounds() knows the odd days", () => {
  test.each([
    ["Berlin, clocks forward", "2026-03-29", "Europe/Berlin", 23],
    ["Berlin, clocks back", "2026-10-25", "Europe/Berlin", 25],
    ["Lord Howe, half an hour forward", "2026-10-04", "Australia/Lord_Howe", 23.5],
    ["Lord Howe, half an hour back", "2026-04-05", "Australia/Lord_Howe", 24.5],
    ["São Paulo, no midnight", "2018-11-04", "America/Sao_Paulo", 23],
    ["Beirut, no midnight", "2026-03-29", "Asia/Beirut", 23],
    ["Santiago, no midnight", "2026-09-06", "America/Santiago", 23],
    ["Cairo, no midnight", "2026-04-24", "Africa/Cairo", 23],
    ["Apia, the day before the skipped one", "2011-12-29", "Pacific/Apia", 24],
    ["Apia, the skipped day", "2011-12-30", "Pacific/Apia", 0],
    ["Apia, the day after", "2011-12-31", "Pacific/Apia", 24],
    ["a leap day", "2028-02-29", "Europe/Berlin", 24],
  ])("%s: %s in %s has %d hours", (_, day, timeZone, expected) => {
    expect(hours(day, timeZone)).toBe(expected);
  });

  test("no midnight in São Paulo: the day starts at one o'clock", () => {
    expect(dayBounds("2018-11-04", inZone("America/Sao_Paulo")).startsAt).toBe(
      instant("2018-11-04T01:00:00-02:00"),
    );
  });

  test("no instant belongs to the day that Apia skipped", () => {
    const { startsAt } = dayBounds("2011-12-31", inZone("Pacific/Apia"));
    expect(dayOf(startsAt - 1, inZone("Pacific/Apia"))).toBe("2011-12-29");
    expect(dayOf(startsAt, inZone("Pacific/Apia"))).toBe("2011-12-31");
  });

  test("a day that starts at 04:00 keeps the night with the evening before", () => {
    expect(dayOf(instant("2026-11-23T03:59:59+01:00"), inZone("Europe/Berlin", 240))).toBe(
      "2026-11-22",
    );
    expect(dayOf(instant("2026-11-23T04:00:00+01:00"), inZone("Europe/Berlin", 240))).toBe(
      "2026-11-23",
    );
    expect(hours("2026-03-28", "Europe/Berlin", 240)).toBe(23);
    expect(hours("2026-03-29", "Europe/Berlin", 240)).toBe(24);
  });

  test("a start of day that the clocks jump over is the first second after the jump", () => {
    expect(dayBounds("2026-03-29", inZone("Europe/Berlin", 150)).startsAt).toBe(
      instant("2026-03-29T03:00:00+02:00"),
    );
  });

  test("a start of day that happens twice is the first of the two", () => {
    expect(dayBounds("2026-10-25", inZone("Europe/Berlin", 150)).startsAt).toBe(
      instant("2026-10-25T02:30:00+02:00"),
    );
  });
});

describe("in every zone and with every start of day", () => {
  const settings = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    dayStartsAtMinutes: fc.integer({ min: 0, max: 720 }),
  });
  const at = fc.integer({
    min: instant("2020-01-01T00:00:00Z"),
    max: instant("2040-01-01T00:00:00Z"),
  });

  test("an instant lies inside the bounds of its day", () => {
    fc.assert(
      fc.property(settings, at, (where, when) => {
        const { startsAt, endsAt } = dayBounds(dayOf(when, where), where);
        return startsAt <= when && when < endsAt;
      }),
    );
  });

  test("a day ends where the next starts, and lasts 22 to 26 hours", () => {
    fc.assert(
      fc.property(settings, at, (where, when) => {
        const day = dayOf(when, where);
        const { startsAt, endsAt } = dayBounds(day, where);
        expect(dayBounds(addDays(day, 1), where).startsAt).toBe(endsAt);
        expect(endsAt - startsAt).toBeGreaterThanOrEqual(22 * 3_600);
        expect(endsAt - startsAt).toBeLessThanOrEqual(26 * 3_600);
      }),
    );
  });

  test("a day from midnight is the date that the engine's own formatter shows", () => {
    const formats = new Map(
      ZONES.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }),
      ]),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), at, (timeZone, when) => {
        expect(dayOf(when, inZone(timeZone))).toBe(formats.get(timeZone)?.format(when * 1000));
      }),
      { numRuns: 500 },
    );
  });
});

test("many zones and years do not make the cache forget what is right", () => {
  for (let minutes = 0; minutes < 300; minutes += 1) dayOf(SUNDAY, inZone("UTC", minutes));
  for (const day of daysBetween("2020-01-01", "2026-12-31")) dayBounds(day, inZone("UTC"));
  expect(dayOf(SUNDAY, inZone("UTC"))).toBe("2026-11-22");
  expect(dayOf(clock("12:00"), inZone("UTC", 299))).toBe("2026-11-22");
});

test("addDays() goes over months, leap days and years in both directions", () => {
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
});

test("daysBetween() lists both ends, nothing when reversed, and refuses absurd ranges", () => {
  expect(daysBetween("2026-12-31", "2027-01-01")).toEqual(["2026-12-31", "2027-01-01"]);
  expect(daysBetween("2027-01-01", "2026-12-31")).toEqual([]);
  expect(() => daysBetween("0001-01-01", "9999-01-01")).toThrow(RangeError);
});

test("weekdayOf() counts from Monday, also before 1970", () => {
  expect(weekdayOf("2026-11-22")).toBe(7);
  expect(weekdayOf("2026-11-23")).toBe(1);
  expect(weekdayOf("1969-12-31")).toBe(3);
});

test("dayNumber() counts from 1970 and refuses what is no day", () => {
  expect(dayNumber("1970-01-02")).toBe(1);
  expect(() => dayNumber("tomorrow")).toThrow(RangeError);
});
