import { expect, test } from "vitest";
import { instant, SUNDAY } from "../testing/builders.ts";
import { utcOffset } from "./utc-offset.ts";

test("utcOffset() gives what local clocks are ahead of UTC", () => {
  expect(utcOffset(SUNDAY, "America/St_Johns")).toBe(-12_600);
});

test.each([
  ["UTC itself", "2026-11-22T00:00:00Z", "UTC", 0],
  ["winter in Berlin", "2026-11-22T00:00:00Z", "Europe/Berlin", 3_600],
  ["summer in Berlin", "2026-07-01T00:00:00Z", "Europe/Berlin", 7_200],
  ["the last second of winter", "2026-03-29T00:59:59Z", "Europe/Berlin", 3_600],
  ["the first second of summer", "2026-03-29T01:00:00Z", "Europe/Berlin", 7_200],
  ["a quarter of an hour", "2026-11-22T00:00:00Z", "Asia/Kathmandu", 20_700],
  ["half an hour of summer", "2026-11-22T00:00:00Z", "Australia/Lord_Howe", 39_600],
  ["furthest ahead", "2026-11-22T00:00:00Z", "Pacific/Kiritimati", 50_400],
  ["furthest behind", "2026-11-22T00:00:00Z", "Etc/GMT+12", -43_200],
  ["seconds of an old local time", "1970-01-01T00:00:00Z", "Africa/Monrovia", -2_670],
])("utcOffset(): %s, %s in %s", (_, at, timeZone, seconds) => {
  expect(utcOffset(instant(at), timeZone)).toBe(seconds);
});

test("utcOffset() refuses a zone that there is not", () => {
  expect(() => utcOffset(SUNDAY, "Europe/Nowhere")).toThrow(RangeError);
});

test("many zones do not make the cache forget what is right", () => {
  for (const timeZone of Intl.supportedValuesOf("timeZone")) utcOffset(SUNDAY, timeZone);
  expect(utcOffset(SUNDAY, "Europe/Berlin")).toBe(3_600);
});
