import { dayBounds as realBounds, addDays } from "@streakline/shared/time/days.ts";
import { expect, test, vi } from "vitest";

test("days of every zone with odd clocks are the same with the small engine", async () => {
  vi.resetModules();
  vi.doMock("temporal-polyfill", () => import("./temporal.ts"));
  const { dayBounds } = await import("@streakline/shared/time/days.ts");
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Africa/Casablanca",
  ];
  for (const timeZone of zones) {
    for (const dayStartsAtMinutes of [0, 150, 240]) {
      const settings = { timeZone, dayStartsAtMinutes };
      for (let day = "2026-01-01"; day < "2027-01-01"; day = addDays(day, 1))
        expect(dayBounds(day, settings)).toEqual(realBounds(day, settings));
      for (const day of [
        "2011-12-29",
        "2011-12-30",
        "2011-12-31",
        "2018-11-03",
        "2018-11-04",
        "2028-02-29",
      ])
        expect(dayBounds(day, settings)).toEqual(realBounds(day, settings));
    }
  }
  vi.doUnmock("temporal-polyfill");
});
