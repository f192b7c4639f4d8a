import { expect, it } from "vitest";
import { barTick, barTitle } from "./bar-words.ts";

it("barTick() has the weekday only where there is room, and months never", () => {
  expect(barTick("2026-11-22", "day", true)).toBe("Sun 22");
  expect(barTick("2026-11-22", "day", false)).toBe("22 Nov");
  expect(barTick("2026-11-01", "month", true)).toBe("Nov 2026");
});

it("barTitle() says what a bar stands for in full words", () => {
  expect((["day", "week", "month"] as const).map((size) => barTitle("2026-11-16", size))).toEqual([
    "Monday 16 November 2026",
    "Week from Monday 16 November 2026",
    "Nov 2026",
  ]);
});
