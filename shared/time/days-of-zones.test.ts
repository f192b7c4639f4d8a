import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDays, dayBounds, type DaySettings } from "./days.ts";

/** The same by Temporal as it is standardised: classes instead of functions. */
function startByTemporal(day: string, { timeZone, dayStartsAtMinutes }: DaySettings): number {
  const wanted = Temporal.PlainDate.from(day).toPlainDateTime({
    hour: Math.floor(dayStartsAtMinutes / 60),
    minute: dayStartsAtMinutes % 60,
  });
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const start = earlier.toPlainDateTime().equals(wanted)
    ? earlier
    : (earlier.getTimeZoneTransition("next") ?? earlier);
  return Math.floor(start.epochMilliseconds / 1000);
}

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Africa/Casablanca",
];
const ODD_DAYS = [
  "2011-12-29",
  "2011-12-30",
  "2011-12-31",
  "2018-11-03",
  "2018-11-04",
  "2028-02-29",
];

test.each(ZONES)("dayBounds() begins every day of %s where Temporal says", (timeZone) => {
  const year = Array.from({ length: 365 }, (_, index) => addDays("2026-01-01", index));
  for (const dayStartsAtMinutes of [0, 150, 240]) {
    const settings = { timeZone, dayStartsAtMinutes };
    for (const day of [...year, ...ODD_DAYS])
      expect(dayBounds(day, settings), day).toEqual({
        startsAt: startByTemporal(day, settings),
        endsAt: startByTemporal(addDays(day, 1), settings),
      });
  }
});

test("dayBounds() agrees with Temporal around each change of the clocks, in every zone", () => {
  const newYear = Temporal.Instant.from("2026-01-01T00:00:00Z");
  for (const timeZone of Intl.supportedValuesOf("timeZone")) {
    const change = newYear.toZonedDateTimeISO(timeZone).getTimeZoneTransition("next");
    if (change === null) continue;
    const changed = change.toInstant().toString().slice(0, 10);
    for (const day of [addDays(changed, -1), changed, addDays(changed, 1)])
      for (const dayStartsAtMinutes of [0, 30, 120, 150]) {
        const settings = { timeZone, dayStartsAtMinutes };
        const { startsAt } = dayBounds(day, settings);
        expect(startsAt, `${day} in ${timeZone}`).toBe(startByTemporal(day, settings));
      }
  }
});
