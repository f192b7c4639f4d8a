import { expect, it } from "vitest";
import { lastSeenDay } from "./last-seen-day.ts";

function kept(day: unknown, dataUpdatedAt: number, status = "success") {
  return {
    queryKey: [["stats", "day"], { input: { day }, type: "query" }],
    state: { status, dataUpdatedAt },
  };
}

it("lastSeenDay() is the day whose answer came last", () => {
  expect(lastSeenDay([kept("2026-11-20", 5), kept("2026-11-21", 9), kept("2026-11-22", 7)])).toBe(
    "2026-11-21",
  );
});

it("lastSeenDay() looks past what failed or is mangled", () => {
  expect(
    lastSeenDay([
      kept("2026-11-22", 9, "error"),
      kept(7, 8),
      { queryKey: [["stats", "day"]], state: { status: "success", dataUpdatedAt: 7 } },
      kept("2026-11-20", 1),
    ]),
  ).toBe("2026-11-20");
  expect(lastSeenDay([])).toBeNull();
});
