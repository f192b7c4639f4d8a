import { expect, test } from "vitest";
import { openLog } from "./log.ts";

test("openLog() writes nothing when silent, and knows the levels of the configuration", () => {
  expect(openLog("silent").isLevelEnabled("fatal")).toBe(false);
  expect(openLog("warn").isLevelEnabled("info")).toBe(false);
  expect(openLog("debug").isLevelEnabled("debug")).toBe(true);
});
