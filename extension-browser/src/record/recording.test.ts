import { expect, test } from "vitest";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { addToDays } from "./recording.ts";

const berlin = { timeZone: "Europe/Berlin", dayStartsAtMinutes: 0 };
/** Midnight in Berlin between 21 and 22 November 2026. */
const MIDNIGHT = Date.parse("2026-11-22T00:00:00+01:00") / 1000;
const visit = (startedAt: number, seconds: number): WebsiteSession => ({
  kind: "website",
  id: "",
  startedAt,
  endedAt: startedAt + seconds,
  endedBy: "switch",
  domain: "mozilla.org",
  browser: "chrome",
  category: "documentation",
  idleSeconds: 0,
  pageViews: 0,
  tabSwitches: 0,
  pageKeys: [],
});

test("addToDays() splits at the person's midnight and forgets the days before yesterday", () => {
  const before = { "2026-11-19": { "example.org": 5 }, "2026-11-21": { "mozilla.org": 100 } };
  expect(addToDays(before, [visit(MIDNIGHT - 40, 100)], berlin, MIDNIGHT + 60)).toEqual({
    "2026-11-21": { "mozilla.org": 140 },
    "2026-11-22": { "mozilla.org": 60 },
  });
});

test("a day that starts at four in the morning keeps the night", () => {
  expect(
    addToDays(
      {},
      [visit(MIDNIGHT + 3600, 100)],
      { ...berlin, dayStartsAtMinutes: 240 },
      MIDNIGHT + 4000,
    ),
  ).toEqual({
    "2026-11-21": { "mozilla.org": 100 },
  });
});
