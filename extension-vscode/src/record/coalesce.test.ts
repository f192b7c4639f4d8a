import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";
import { expect, test } from "vitest";
import { anEvent, NOON } from "../testing/home.ts";
import { coalesce } from "./coalesce.ts";

function coalesced(...events: ActivityEvent[]): ActivityEvent[] {
  const list: ActivityEvent[] = [];
  for (const event of events) coalesce(list, event);
  return list;
}

test("two edits of one file in the same second become one with both keystrokes", () => {
  expect(coalesced(anEvent(), anEvent({ counters: { keystrokes: 1, linesAdded: 2 } }))).toEqual([
    anEvent({ counters: { keystrokes: 2, charactersTyped: 1, linesAdded: 2 } }),
  ]);
});

test("another second, file, kind or person stays an event of its own", () => {
  expect(
    coalesced(
      anEvent(),
      anEvent({ at: NOON + 1 }),
      anEvent({ at: NOON + 1, file: "f2" }),
      anEvent({ at: NOON + 1, kind: "save" }),
    ),
  ).toHaveLength(4);
});

test("an event never moves over one of another project, so no second changes hands", () => {
  expect(coalesced(anEvent(), anEvent({ project: "beta" }), anEvent())).toHaveLength(3);
});

test("an event never moves over the end of activity", () => {
  expect(coalesced(anEvent(), anEvent({ kind: "blur" }), anEvent())).toHaveLength(3);
});

test("ten thousand edits of a thousand files in one second stay few", () => {
  const events = Array.from({ length: 10_000 }, (_, n) =>
    anEvent({ file: `f${n % 1000}`, language: n % 2 === 0 ? "typescript" : "css" }),
  );
  const list = coalesced(...events);
  expect(list.length).toBeLessThanOrEqual(1_002);
  expect(list.reduce((sum, event) => sum + (event.counters.keystrokes ?? 0), 0)).toBe(10_000);
});
