import fc from "fast-check";
import type { ActivityEvent, EventKind } from "../activity/activity-event.ts";
import type { TimelineSession } from "../activity/interval.ts";
import { aSession, anEvent, SUNDAY } from "./builders.ts";

const kind: fc.Arbitrary<EventKind> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<EventKind>("edit", "insert", "save", "read", "terminal", "focus") },
  { weight: 2, arbitrary: fc.constantFrom<EventKind>("blur", "lock", "close") },
);
const forward = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 250 }), fc.integer({ min: 100, max: 2_000 }));
const anyStep = fc.oneof({ weight: 9, arbitrary: forward }, { weight: 1, arbitrary: fc.integer({ min: -4_000, max: -1 }) });

/** Events of one editor, in the order in which they happened; with `canGoBack` the clock is sometimes set back. */
export function eventLists({ canGoBack }: { canGoBack: boolean }): fc.Arbitrary<ActivityEvent[]> {
  const step = fc.record({
    seconds: canGoBack ? anyStep : forward,
    kind,
    actor: fc.constantFrom("person" as const, "person" as const, "person" as const, "agent" as const),
    project: fc.constantFrom("shop", "shop", "shop", "blog"),
    language: fc.constantFrom("typescript", "typescript", "css"),
    file: fc.constantFrom("a", "b", "c", ""),
    keystrokes: fc.integer({ min: 0, max: 20 }),
  });
  return fc.array(step, { maxLength: 60 }).map((steps) => {
    let at = SUNDAY + 40_000;
    return steps.map(({ seconds, keystrokes, ...rest }) => anEvent({ ...rest, at: (at += seconds), counters: { keystrokes } }));
  });
}

/** Sessions of two devices and several windows, anywhere within `span` seconds from SUNDAY, overlapping as they like. */
export function sessionLists(span: number): fc.Arbitrary<TimelineSession[]> {
  const session = fc.record({
    offset: fc.integer({ min: 0, max: span }),
    seconds: fc.integer({ min: 0, max: 360 }),
    endedBy: fc.constantFrom("idle" as const, "blur" as const, "lock" as const, "switch" as const, "seal" as const, "close" as const),
    actor: fc.constantFrom("person" as const, "person" as const, "agent" as const),
    project: fc.constantFrom("shop", "blog", "api"),
    deviceId: fc.constantFrom("laptop", "tower"),
  });
  return fc
    .array(session, { maxLength: 40 })
    .map((list) =>
      list.map(({ offset, seconds, ...rest }) => aSession({ ...rest, startedAt: SUNDAY + offset, endedAt: SUNDAY + offset + seconds })),
    );
}
