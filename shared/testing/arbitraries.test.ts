import fc from "fast-check";
import { expect, test } from "vitest";
import { ActivityEvent } from "../activity/activity-event.ts";
import { TimelineSession } from "../timeline/interval.ts";
import { eventLists, sessionLists } from "./arbitraries.ts";

test("eventLists() are valid, and go back in time only when they may", () => {
  fc.assert(
    fc.property(eventLists({ canGoBack: false }), (events) => {
      for (const event of events) ActivityEvent.parse(event);
      const times = events.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
});

test("sessionLists() are valid sessions with ids of their own", () => {
  fc.assert(
    fc.property(sessionLists(1_000), (sessions) => {
      for (const session of sessions) TimelineSession.parse(session);
      expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
    }),
  );
});
