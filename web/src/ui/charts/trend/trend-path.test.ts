import { expect, it } from "vitest";
import { trendPath } from "./trend-path.ts";

it("trendPath() breaks where there is no value", () => {
  const same = (value: number) => value;
  expect(trendPath([0, 50, null, 100], same, same)).toBe("M0 0L1 50M3 100");
  expect(trendPath([null, null], same, same)).toBe("");
});
