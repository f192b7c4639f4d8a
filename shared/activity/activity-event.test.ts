import { expect, test } from "vitest";
import { anEvent } from "../testing/builders.ts";
import { ActivityEvent } from "./activity-event.ts";

test("ActivityEvent survives being written and read, with only the counters that it has", () => {
  const event = anEvent({ counters: { keystrokes: 3 } });
  expect(ActivityEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
  expect(ActivityEvent.safeParse(anEvent({ counters: { keystrokes: -1 } })).success).toBe(false);
});
