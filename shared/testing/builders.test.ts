import { expect, test } from "vitest";
import { ActivityEvent } from "../activity/activity-event.ts";
import { Interval, TimelineSession } from "../timeline/interval.ts";
import { parseRecord } from "../activity/parse-record.ts";
import { anEvent, anInterval, aRecord, aSession, clock, instant, SUNDAY } from "./builders.ts";

test("builders make things that the schemas take, under fresh ids", () => {
  expect(ActivityEvent.safeParse(anEvent()).success).toBe(true);
  expect(TimelineSession.safeParse(aSession()).success).toBe(true);
  expect(Interval.safeParse(anInterval()).success).toBe(true);
  expect(parseRecord(aRecord(), SUNDAY).record).not.toBeNull();
  expect(aSession().id).not.toBe(aSession().id);
});

test("clock() and instant() name the same times", () => {
  expect(clock("10:05:30")).toBe(instant("2026-11-22T10:05:30Z"));
});
