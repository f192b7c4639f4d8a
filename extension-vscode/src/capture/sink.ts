import type { ActivityEvent } from "@streakline/shared/activity/activity-event.ts";

/** The place of an activity after redact(): an event without its time and kind. */
export type Place = Omit<ActivityEvent, "at" | "kind" | "actor" | "counters">;

/** Receives the activity that the capture parts see. */
export type Sink = {
  activity(
    place: Place,
    kind: ActivityEvent["kind"],
    actor?: ActivityEvent["actor"],
    counters?: ActivityEvent["counters"],
  ): void;
  end(kind: "blur" | "lock" | "close"): void;
};
