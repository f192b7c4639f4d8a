import fc from "fast-check";
import type { ActivityEvent, EventKind } from "../activity/activity-event.ts";
import type { AnySession, TimelineSession } from "../timeline/interval.ts";
import { aSession, anEvent, aSite, SUNDAY } from "./builders.ts";

const kind: fc.Arbitrary<EventKind> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<EventKind>("edit", "insert", "save", "read", "terminal", "focus"),
  },
  { weight: 2, arbitrary: fc.constantFrom<EventKind>("blur", "lock", "close") },
);
const forward = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 250 }),
  fc.integer({ min: 100, max: 2_000 }),
);
const anyStep = fc.oneof(
  { weight: 9, arbitrary: forward },
  { weight: 1, arbitrary: fc.integer({ min: -4_000, max: -1 }) },
);

/**
 * Events of one editor, in the order in which they happened. `canGoBack`: the clock is sometimes
 * set back.
 */
export function eventLists({ canGoBack }: { canGoBack: boolean }): fc.Arbitrary<ActivityEvent[]> {
  const step = fc.record({
    seconds: canGoBack ? anyStep : forward,
    kind,
    actor: fc.constantFrom(
      "person" as const,
      "person" as const,
      "person" as const,
      "agent" as const,
    ),
    project: fc.constantFrom("shop", "shop", "shop", "blog"),
    language: fc.constantFrom("typescript", "typescript", "css"),
    file: fc.constantFrom("a", "b", "c", ""),
    keystrokes: fc.integer({ min: 1, max: 20 }),
  });
  return fc.array(step, { maxLength: 60 }).map((steps) => {
    let at = SUNDAY + 40_000;
    return steps.map(({ seconds, keystrokes, ...rest }) =>
      anEvent({ ...rest, at: (at += seconds), counters: { keystrokes } }),
    );
  });
}

/**
 * Sessions of two devices and several windows within `span` seconds from SUNDAY; they may overlap.
 */
export function sessionLists(span: number): fc.Arbitrary<TimelineSession[]> {
  const session = fc.record({
    offset: fc.integer({ min: 0, max: span }),
    seconds: fc.integer({ min: 0, max: 360 }),
    endedBy: fc.constantFrom(
      "idle" as const,
      "blur" as const,
      "lock" as const,
      "switch" as const,
      "seal" as const,
      "close" as const,
    ),
    actor: fc.constantFrom("person" as const, "person" as const, "agent" as const),
    project: fc.constantFrom("shop", "blog", "api"),
    deviceId: fc.constantFrom("laptop", "tower"),
    isActive: fc.boolean(),
  });
  return fc
    .array(session, { maxLength: 40 })
    .map((list) =>
      list.map(({ offset, seconds, ...rest }) =>
        aSession({ ...rest, startedAt: SUNDAY + offset, endedAt: SUNDAY + offset + seconds }),
      ),
    );
}

/**
 * Bursts of coding and of visits, one session of any length each, within `span` seconds from
 * SUNDAY; they may overlap.
 */
export function burstLists(span: number, secondsMax = 5_000): fc.Arbitrary<AnySession[]> {
  const endedBy = fc.constantFrom(
    "idle" as const,
    "blur" as const,
    "lock" as const,
    "switch" as const,
    "seal" as const,
    "close" as const,
  );
  const offset = fc.integer({ min: 0, max: span });
  const common = {
    // Half of them on a grid, so that many begin in the same second.
    offset: fc.oneof(
      offset,
      offset.map((seconds) => seconds - (seconds % 600)),
    ),
    seconds: fc.oneof(fc.nat(400), fc.nat(secondsMax)),
    endedBy,
  };
  const deviceId = fc.constantFrom("laptop", "tower");
  const coding = fc.record({
    ...common,
    deviceId,
    actor: fc.constantFrom("person" as const, "person" as const, "agent" as const),
    project: fc.constantFrom("shop", "blog", "api"),
    isActive: fc.boolean(),
  });
  const site = fc.record({
    ...common,
    deviceId,
    domain: fc.constantFrom("mozilla.org", "youtube.com"),
  });
  return fc
    .array(
      fc.oneof(
        coding.map((one) => ({ ...one, domain: null })),
        site,
      ),
      { maxLength: 14 },
    )
    .map((list) =>
      list.map(({ offset, seconds, ...rest }, index) => {
        const span = { startedAt: SUNDAY + offset, endedAt: SUNDAY + offset + seconds };
        if (!("project" in rest)) return aSite({ ...rest, ...span, browser: `b${index}` });
        const { domain: _, ...session } = rest;
        return aSession({ ...session, ...span, branch: `b${index}` });
      }),
    );
}

/**
 * A burst as a client sends it: sealed at the given seconds after its start, and at least every six
 * minutes.
 */
export function sealedAt(burst: AnySession, moments: readonly number[]): AnySession[] {
  const { startedAt, endedAt } = burst;
  const marks = [
    ...moments.map((moment) => startedAt + moment).filter((at) => at <= endedAt),
    startedAt,
    endedAt,
  ].sort((a, b) => a - b);
  const cuts = marks.flatMap((mark, index) => {
    const before = marks[index - 1] ?? mark;
    return [
      ...Array.from(
        { length: Math.max(0, Math.ceil((mark - before) / 360) - 1) },
        (_, part) => before + 360 * (part + 1),
      ),
      mark,
    ];
  });
  return cuts.slice(1).map((cut, index): AnySession => {
    const span = { startedAt: cuts[index] ?? startedAt, endedAt: cut };
    const { id, ...fresh } =
      burst.kind === "website"
        ? aSite({ startedAt: span.startedAt })
        : aSession({ startedAt: span.startedAt });
    const isLast = index === cuts.length - 2;
    return {
      ...fresh,
      ...burst,
      ...span,
      id: index === 0 ? burst.id : id,
      endedBy: isLast ? burst.endedBy : "seal",
    };
  });
}
