import { expect, test } from "vitest";
import { canonicalTimeZone } from "./time-zone.ts";

test.each([
  ["europe/kiev", "Europe/Kyiv"],
  ["Europe/Kyiv", "Europe/Kyiv"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["america/new_york", "America/New_York"],
  ["Etc/UTC", "UTC"],
  ["utc", "UTC"],
  ["Etc/GMT+5", "Etc/GMT+5"],
  ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
])("canonicalTimeZone() calls %s %s", (name, expected) => {
  expect(canonicalTimeZone(name)).toBe(expected);
  expect(canonicalTimeZone(expected)).toBe(expected);
});

test.each([
  "UTC+5",
  "+05:00",
  "-0800",
  "",
  " UTC",
  "Europe/Berlin\0",
  "Mars/Olympus",
  "localtime",
  "../etc/passwd",
  "x".repeat(10_000),
  "Z",
])("canonicalTimeZone() refuses %j", (name) => {
  expect(canonicalTimeZone(name)).toBeNull();
  expect(canonicalTimeZone(name)).toBeNull();
});
