import { expect, test } from "vitest";
import { lengthWords } from "./length-words.ts";

const day = (hours: number, ...zones: string[]) =>
  lengthWords({
    startsAt: 0,
    endsAt: hours * 3_600,
    timeZone: "Europe/Berlin",
    earlier: zones.map((timeZone, index) => ({ timeZone, until: index + 1 })),
  });

test("lengthWords() tells why a day is unusual, and nothing of an ordinary one", () => {
  expect(day(24)).toBeNull();
  expect(day(23)).toBe("23 hours long: the clocks changed");
  expect(day(28, "Europe/Berlin")).toBe("28 hours long: the start of your days changed");
  expect(day(43, "Australia/Sydney")).toBe("43 hours long: in Sydney, then Berlin");
  expect(day(24, "Asia/Tokyo", "America/New_York")).toBe(
    "24 hours long: in Tokyo, then New York, then Berlin",
  );
});
