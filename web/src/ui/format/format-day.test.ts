import { expect, it } from "vitest";
import {
  agoWords,
  clockTime,
  datedDay,
  instantWords,
  longDay,
  mediumDay,
  monthOf,
  rangeWords,
  shortDay,
} from "./format-day.ts";

it("a day is written in words without shifting it into another zone", () => {
  expect(longDay("2026-11-22")).toBe("Sunday 22 November 2026");
  expect(mediumDay("2026-11-22")).toBe("Sun 22 Nov");
  expect(shortDay("2026-01-01")).toBe("1 Jan");
  expect(datedDay("2026-01-01")).toBe("1 Jan 2026");
  expect(monthOf("2026-12-31")).toBe("Dec 2026");
});

it.each([
  ["2026-11-22", "2026-11-22", "22 Nov 2026"],
  ["2026-11-16", "2026-11-22", "16 – 22 Nov 2026"],
  ["2026-10-24", "2026-11-22", "24 Oct – 22 Nov 2026"],
  ["2025-11-23", "2026-11-22", "23 Nov 2025 – 22 Nov 2026"],
])("rangeWords() says %s to %s as %s", (from, to, words) =>
  expect(rangeWords(from, to)).toBe(words),
);

it("clock times follow the zone, with midnight as 00:00", () => {
  expect(clockTime(1_774_746_000, "Europe/Berlin")).toBe("03:00");
  expect(clockTime(1_774_745_999, "Europe/Berlin", true)).toBe("01:59:59");
  expect(clockTime(0, "UTC")).toBe("00:00");
  expect(instantWords(0, "UTC")).toBe("1 Jan 1970, 00:00");
});

it.each([
  [0, "just now"],
  [61, "1 minute ago"],
  [7_200, "2 hours ago"],
  [86_400 * 3, "3 days ago"],
])("agoWords() says %i seconds as %s", (seconds, words) =>
  expect(agoWords(1_000_000, 1_000_000 + seconds)).toBe(words),
);
