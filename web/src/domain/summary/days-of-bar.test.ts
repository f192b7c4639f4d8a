import { expect, it } from "vitest";
import { daysOfBar } from "./days-of-bar.ts";

it("a bar of a week or a month leads to its days, the bar of a day to the day's page", () => {
  expect(daysOfBar("2026-11-16", "week")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  expect(daysOfBar("2026-02-01", "month")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(daysOfBar("2026-11-16", "day")).toBeNull();
});
