import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";

/** Where something happened, after redact(): all of an event but when and what. */
export type Place = Omit<ActivityEvent, "at" | "kind" | "actor" | "counters">;

/** Takes what the parts of capture see. */
export type Sink = {
  activity(
    place: Place,
    kind: ActivityEvent["kind"],
    actor?: ActivityEvent["actor"],
    counters?: ActivityEvent["counters"],
  ): void;
  end(kind: "blur" | "lock" | "close"): void;
};
