import { expect, it } from "vitest";
import { zoneOptions } from "./time-zones.ts";

it("zoneOptions() lists canonical names once, UTC first, with the offsets of the instant", () => {
  const summer = zoneOptions(
    ["Europe/Kiev", "Europe/Kyiv", "Asia/Calcutta"],
    "Europe/Berlin",
    1_782_864_000,
  );
  expect(summer.map(({ value }) => value)).toEqual([
    "UTC",
    "Asia/Kolkata",
    "Europe/Berlin",
    "Europe/Kyiv",
  ]);
  expect(summer.map(({ note }) => note)).toEqual([
    "UTC+00:00",
    "UTC+05:30",
    "UTC+02:00",
    "UTC+03:00",
  ]);
  expect(zoneOptions(["America/New_York"], "UTC", 0)[1]?.label).toBe("America / New York");
});

it("zoneOptions() keeps a chosen zone that the browser does not know", () => {
  expect(zoneOptions([], "Mars/Olympus", 0)).toContainEqual({
    value: "Mars/Olympus",
    label: "Mars / Olympus",
    note: "",
  });
});
