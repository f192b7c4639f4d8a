import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventLists } from "../testing/arbitraries.ts";
import { anEvent, clock, SEED, SUNDAY } from "../testing/builders.ts";
import type { ActivityEvent } from "./activity-event.ts";
import { CodingSession, type EndedBy } from "./coding-session.ts";
import { Carry, CUT_SECONDS, PAUSE_SECONDS_MAX } from "./current-session.ts";
import { addEvent, addEvents, openSessions, recover, seal, sessions } from "./sessions.ts";
import { timelineSession } from "../timeline/timeline-session.ts";
import { timeline } from "../timeline/timeline.ts";

const at = (seconds: number, event: Partial<ActivityEvent> = {}): ActivityEvent =>
  anEvent({ at: SUNDAY + seconds, ...event });
const spans = (list: readonly CodingSession[]): [number, number, EndedBy][] =>
  list.map(({ startedAt, endedAt, endedBy }) => [startedAt - SUNDAY, endedAt - SUNDAY, endedBy]);

test("sessions() starts a new session after two idle minutes", () => {
  expect(spans(sessions([at(0), at(60), at(200)], SEED))).toEqual([
    [0, 60, "idle"],
    [200, 200, "close"],
  ]);
});

describe("sessions()", () => {
  test.each<[string, ActivityEvent[], [number, number, EndedBy][]]>([
    ["gives nothing for nothing", [], []],
    ["takes a lone event as a session of no length", [at(5)], [[5, 5, "close"]]],
    ["keeps a pause of exactly two minutes inside", [at(0), at(120)], [[0, 120, "close"]]],
    [
      "ends at one second more",
      [at(0), at(121)],
      [
        [0, 0, "idle"],
        [121, 121, "close"],
      ],
    ],
    [
      "ends by blur at the moment of the blur",
      [at(0), at(30, { kind: "blur" })],
      [[0, 30, "blur"]],
    ],
    [
      "ends by lock and by close the same way",
      [at(0), at(30, { kind: "lock" }), at(40), at(50, { kind: "close" })],
      [
        [0, 30, "lock"],
        [40, 50, "close"],
      ],
    ],
    [
      "tells the moment of a blur that came later, as a session of no length",
      [at(0), at(121, { kind: "blur" })],
      [
        [0, 0, "idle"],
        [121, 121, "blur"],
      ],
    ],
    [
      "tells a lock after the blur, and nothing after the lock",
      [
        at(0),
        at(30, { kind: "blur" }),
        at(40, { kind: "blur" }),
        at(50, { kind: "lock" }),
        at(60, { kind: "close" }),
      ],
      [
        [0, 30, "blur"],
        [50, 50, "lock"],
      ],
    ],
    [
      "tells nothing an hour after the last event, when no gap counts any more",
      [at(0), at(3_601, { kind: "lock" }), at(7_000), at(10_600, { kind: "lock" })],
      [
        [0, 0, "idle"],
        [7_000, 7_000, "idle"],
        [10_600, 10_600, "lock"],
      ],
    ],
    ["lets an ending without a session pass", [at(0, { kind: "blur" })], []],
    [
      "begins again with focus",
      [at(0), at(10, { kind: "blur" }), at(20, { kind: "focus" }), at(30)],
      [
        [0, 10, "blur"],
        [20, 30, "close"],
      ],
    ],
    [
      "ends by switch at its last event, not at the next one's",
      [at(0), at(50), at(90, { language: "css" })],
      [
        [0, 50, "switch"],
        [90, 90, "close"],
      ],
    ],
    [
      "cuts itself at five minutes without a gap",
      [at(0), at(110), at(220), at(299), at(310)],
      [
        [0, 299, "seal"],
        [299, 310, "close"],
      ],
    ],
    [
      "cuts itself before a late blur too",
      [at(0), at(110), at(220), at(300), at(390, { kind: "blur" })],
      [
        [0, 300, "seal"],
        [300, 390, "blur"],
      ],
    ],
    [
      "keeps going when the clock steps back a little",
      [at(100), at(98), at(130)],
      [[100, 130, "close"]],
    ],
    [
      "starts anew when the clock was set back",
      [at(7_200), at(7_260), at(3_600), at(3_660)],
      [
        [7_200, 7_260, "idle"],
        [3_600, 3_660, "close"],
      ],
    ],
    [
      "sleeps with the lid closed: eight hours are no session",
      [at(0), at(60), at(28_860)],
      [
        [0, 60, "idle"],
        [28_860, 28_860, "close"],
      ],
    ],
  ])("%s", (_, events, expected) => {
    expect(spans(sessions(events, SEED))).toEqual(expected);
  });

  test.each(["project", "language", "branch", "editor"] as const)(
    "ends by switch when the %s changes",
    (name) => {
      expect(
        sessions([at(0), at(10, { [name]: "other" })], SEED).map((session) => [
          session[name],
          session.endedBy,
        ]),
      ).toEqual([
        [anEvent()[name], "switch"],
        ["other", "close"],
      ]);
    },
  );

  test("keeps an agent's work apart, which cuts nothing and is not ended by blur or lock", () => {
    const list = sessions(
      [
        at(0),
        at(10, { actor: "agent", kind: "insert" }),
        at(20),
        at(30, { kind: "blur" }),
        at(40, { actor: "agent" }),
        at(50, { kind: "close" }),
      ],
      SEED,
    );
    expect(
      list.map(({ actor, startedAt, endedAt, endedBy }) => [
        actor,
        startedAt - SUNDAY,
        endedAt - SUNDAY,
        endedBy,
      ]),
    ).toEqual([
      ["person", 0, 30, "blur"],
      ["agent", 10, 40, "close"],
      ["person", 50, 50, "close"],
    ]);
  });

  test("adds up counters, counts files once, and takes the last framework and theme known", () => {
    const [session] = sessions(
      [
        at(0, {
          file: "a",
          framework: "react",
          editorTheme: "Dark",
          counters: { keystrokes: 3, linesAdded: 1 },
        }),
        at(1, { file: "b", kind: "insert", counters: { linesInserted: 12 } }),
        at(2, { file: "a", counters: { keystrokes: 4 } }),
        at(3, { file: "c", kind: "read" }),
      ],
      SEED,
    );
    expect(session).toMatchObject({
      keystrokes: 7,
      linesAdded: 1,
      linesInserted: 12,
      filesModified: 2,
      framework: "react",
      editorTheme: "Dark",
    });
  });

  test("never makes a counter that the server refuses", () => {
    const [session] = sessions(
      [
        at(0, { counters: { keystrokes: 9_000_000 } }),
        at(1, { counters: { keystrokes: 9_000_000 } }),
      ],
      SEED,
    );
    expect(CodingSession.safeParse(session).success).toBe(true);
  });

  test("orders sessions of the same second by their ids", () => {
    const events = Array.from({ length: 30 }, (_, index) => at(0, { language: `l${index}` }));
    const ids = sessions(events, SEED).map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
  });
});

test("openSessions() begins with nothing open, addEvent() leaves the old state as it was", () => {
  const empty = openSessions({ seed: SEED, carry: null });
  const { state } = addEvent(empty, at(0));
  const before = JSON.stringify(recover(state));
  addEvent(state, at(10, { counters: { keystrokes: 1 } }));
  expect(recover(empty)).toEqual([]);
  expect(JSON.stringify(recover(state))).toBe(before);
});

test("seal() cuts at the last event, and the next session goes on there under a new id", () => {
  const before = addEvents(openSessions({ seed: SEED, carry: null }), [
    at(0, { file: "a" }),
    at(100, { file: "b" }),
  ]);
  const sealed = seal(before.state, SUNDAY + 130);
  const after = addEvents(
    openSessions({
      seed: SEED.toReversed(),
      carry: Carry.parse(JSON.parse(JSON.stringify(sealed.carry))),
    }),
    [at(150, { file: "a" })],
  );
  expect(spans(sealed.sessions)).toEqual([[0, 100, "seal"]]);
  expect(spans(recover(after.state))).toEqual([[100, 150, "close"]]);
  expect(
    [...sealed.sessions, ...recover(after.state)].map(({ filesModified }) => filesModified),
  ).toEqual([2, 0]);
});

test("seal() ends by idle a session without an event for over two minutes", () => {
  const { state } = addEvents(openSessions({ seed: SEED, carry: null }), [at(0)]);
  const { sessions: sealed, carry } = seal(state, SUNDAY + 121);
  expect(spans(sealed)).toEqual([[0, 0, "idle"]]);
  expect(spans(recover(addEvent(openSessions({ seed: SEED, carry }), at(121)).state))).toEqual([
    [121, 121, "close"],
  ]);
});

test("seal() carries only the order of ids where nothing is open", () => {
  const fresh = openSessions({ seed: SEED, carry: null });
  expect(seal(fresh, SUNDAY)).toEqual({ sessions: [], carry: null });
  const { state } = addEvents(openSessions({ seed: SEED, carry: null }), [
    at(0),
    at(10, { kind: "lock" }),
  ]);
  const lastStart = { person: { at: SUNDAY, count: 0 }, agent: { at: 0, count: 0 } };
  const carry = { person: null, agent: null, lastStart };
  expect(seal(state, SUNDAY + 20)).toEqual({ sessions: [], carry });
});

test("seal() carries that a person left, so that a later lock is told", () => {
  const { state } = addEvents(openSessions({ seed: SEED, carry: null }), [
    at(0),
    at(10, { kind: "blur" }),
  ]);
  const { sessions: sealed, carry } = seal(state, SUNDAY + 20);
  expect(sealed).toEqual([]);
  const kept = Carry.parse(JSON.parse(JSON.stringify(carry)));
  const next = openSessions({ seed: SEED, carry: kept });
  expect(spans(addEvents(next, [at(30, { kind: "lock" })]).closed)).toEqual([[30, 30, "lock"]]);
  expect(spans(addEvents(next, [at(30), at(40)]).closed)).toEqual([]);
  expect(recover(next)).toEqual([]);
});

test("recover() ends at the last event by close, also what was only carried", () => {
  const { state } = addEvents(openSessions({ seed: SEED, carry: null }), [at(0), at(50)]);
  expect(spans(recover(state))).toEqual([[0, 50, "close"]]);
  const { carry } = seal(state, SUNDAY + 60);
  expect(spans(recover(openSessions({ seed: SEED, carry })))).toEqual([[50, 50, "close"]]);
});

test("the same events and seed give the same bytes again", () => {
  fc.assert(
    fc.property(eventLists({ canGoBack: true }), (events) => {
      expect(JSON.stringify(sessions(events, SEED))).toBe(JSON.stringify(sessions(events, SEED)));
    }),
  );
});

describe("whatever happens", () => {
  test("sessions are valid, at most five minutes long, never negative, with ids of their own", () => {
    fc.assert(
      fc.property(eventLists({ canGoBack: true }), (events) => {
        const list = sessions(events, SEED);
        for (const session of list) {
          CodingSession.parse(session);
          expect(session.endedAt).toBeGreaterThanOrEqual(session.startedAt);
          expect(session.endedAt - session.startedAt).toBeLessThanOrEqual(CUT_SECONDS);
        }
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      }),
    );
  });

  test("no pause inside a session is longer than two minutes", () => {
    fc.assert(
      fc.property(eventLists({ canGoBack: false }), (events) => {
        for (const session of sessions(events, SEED)) {
          const marks = events
            .filter(
              ({ actor, kind }) =>
                actor === session.actor || ["blur", "lock", "close"].includes(kind),
            )
            .map((event) => event.at);
          const inside = marks.filter(
            (mark) => mark >= session.startedAt && mark <= session.endedAt,
          );
          expect(inside).toContain(session.startedAt);
          expect(inside).toContain(session.endedAt);
          for (const [index, mark] of inside.entries())
            expect((inside[index + 1] ?? mark) - mark).toBeLessThanOrEqual(PAUSE_SECONDS_MAX);
        }
      }),
    );
  });

  test("every counter of every event is in exactly one session", () => {
    fc.assert(
      fc.property(eventLists({ canGoBack: true }), (events) => {
        const typed = events
          .filter(({ kind }) => !["blur", "lock", "close"].includes(kind))
          .reduce((sum, { counters }) => sum + (counters.keystrokes ?? 0), 0);
        expect(sessions(events, SEED).reduce((sum, { keystrokes }) => sum + keystrokes, 0)).toBe(
          typed,
        );
      }),
    );
  });

  const DAY = { startsAt: SUNDAY, endsAt: clock("48:00") };
  const RULES = { gapMinutes: 15, awayMinutes: 2 };
  const secondsBy = (
    list: readonly CodingSession[],
    key: (session: { project: string; language: string }) => string,
  ): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const piece of timeline(
      list.map((session) => timelineSession(session, "laptop")),
      DAY,
      RULES,
    ).intervals) {
      sums.set(key(piece), (sums.get(key(piece)) ?? 0) + piece.endedAt - piece.startedAt);
    }
    return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  /** Seals before the events whose flag is set, that many seconds after the event before. */
  const sealedSessions = (
    events: readonly ActivityEvent[],
    seals: readonly (number | null)[],
  ): CodingSession[] => {
    let state = openSessions({ seed: SEED, carry: null });
    const all: CodingSession[] = [];
    for (const [index, event] of events.entries()) {
      const added = addEvent(state, event);
      all.push(...added.closed);
      state = added.state;
      const delay = seals[index % Math.max(1, seals.length)] ?? null;
      if (delay === null) continue;
      const sealed = seal(
        state,
        event.at + Math.min(delay, Math.max(0, (events[index + 1]?.at ?? event.at) - event.at)),
      );
      all.push(...sealed.sessions);
      state = openSessions({ seed: SEED.map((byte) => byte ^ (index + 1)), carry: sealed.carry });
    }
    return [...all, ...recover(state)];
  };
  const seals = fc.array(fc.option(fc.integer({ min: 0, max: 300 })), {
    minLength: 1,
    maxLength: 20,
  });

  test("sealing at random moments changes no total by project and language, and no counter", () => {
    fc.assert(
      fc.property(eventLists({ canGoBack: false }), seals, (events, moments) => {
        const [whole, pieces] = [sessions(events, SEED), sealedSessions(events, moments)];
        const key = ({ project, language }: { project: string; language: string }): string =>
          `${project} ${language}`;
        expect(secondsBy(pieces, key)).toEqual(secondsBy(whole, key));
        for (const name of ["keystrokes", "filesModified"] as const) {
          expect(pieces.reduce((sum, session) => sum + session[name], 0)).toBe(
            whole.reduce((sum, session) => sum + session[name], 0),
          );
        }
        for (const session of pieces)
          expect(session.endedAt - session.startedAt).toBeLessThanOrEqual(CUT_SECONDS);
      }),
      { numRuns: 500 },
    );
  });

  test("sealing changes no total when the clock is set back either", () => {
    fc.assert(
      fc.property(eventLists({ canGoBack: true }), seals, (events, moments) => {
        expect(secondsBy(sealedSessions(events, moments), () => "all")).toEqual(
          secondsBy(sessions(events, SEED), () => "all"),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("the total is what an independent sum over a person's events gives", () => {
    fc.assert(
      fc.property(eventLists({ canGoBack: false }), (events) => {
        expect(secondsBy(sessions(events, SEED), () => "all").get("all") ?? 0).toBe(
          sumOverEvents(events),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("who leaves and is back in the same second was never away", () => {
  const SECOND = SUNDAY + 40_000;
  const total = (events: readonly ActivityEvent[]): number =>
    timeline(
      sessions(events, SEED).map((session) => timelineSession(session, "laptop")),
      { startsAt: SUNDAY, endsAt: clock("48:00") },
      { gapMinutes: 15, awayMinutes: 2 },
    ).intervals.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
  const key = (rest: Partial<ActivityEvent> = {}): ActivityEvent =>
    anEvent({ at: SECOND, counters: { keystrokes: 1 }, ...rest });
  const later = key({ at: SECOND + 600 });
  test.each(["blur", "lock", "close"] as const)("%s", (kind) => {
    const leaves = anEvent({ at: SECOND, kind });
    expect(total([key(), leaves, key(), later])).toBe(600);
    expect(total([key(), leaves, later])).toBe(kind === "blur" ? 120 : 0);
  });

  test.each(["a", "z"])("in another project, whatever its name: %s", (project) => {
    const blur = anEvent({ at: SECOND, kind: "blur" });
    expect(total([key(), blur, key({ project }), later])).toBe(600);
  });

  test("over a seal, too", () => {
    const first = addEvents(openSessions({ seed: SEED, carry: null }), [
      anEvent({ at: SECOND }),
      anEvent({ at: SECOND, kind: "lock" }),
    ]);
    const { carry } = seal(first.state, SECOND);
    const back = openSessions({ seed: SEED, carry });
    const { closed } = addEvents(back, [anEvent({ at: SECOND }), later]);
    expect(first.closed[0]!.id < closed[0]!.id).toBe(true);
  });
});

/** The published rule told from the events' side, with gapMinutes 15 and awayMinutes 2. */
function sumOverEvents(events: readonly ActivityEvent[]): number {
  let total = 0;
  let last: number | null = null;
  let leavings: { at: number; kind: string }[] = [];
  for (const { at, kind, actor } of events) {
    const isLeaving = kind === "blur" || kind === "lock" || kind === "close";
    if (!isLeaving && actor === "agent") continue;
    if (last === null) {
      if (!isLeaving) last = at;
      continue;
    }
    if (isLeaving) {
      if (leavings.some((left) => left.kind !== "blur")) continue;
      if (leavings.length === 0 && at - last <= 120) {
        total += at - last;
        last = at;
      }
      leavings.push({ at, kind });
      continue;
    }
    const ends = leavings.map((left) => {
      const isLook = left.kind === "blur" || (left.kind === "close" && at - left.at <= 120);
      return left.at + (isLook ? 120 : 0);
    });
    if (at - last <= 900) total += Math.min(at, ...ends) - last;
    [last, leavings] = [at, []];
  }
  return total;
}

test("what goes on over a seal without another event says the same framework and theme", () => {
  const event = anEvent({ at: SUNDAY, framework: "react", editorTheme: "Night" });
  const { carry } = seal(
    addEvent(openSessions({ seed: SEED, carry: null }), event).state,
    SUNDAY + 30,
  );
  const kept = Carry.parse(JSON.parse(JSON.stringify(carry)));
  const { closed } = addEvent(
    openSessions({ seed: SEED, carry: kept }),
    anEvent({ at: SUNDAY + 60, kind: "blur", framework: "", editorTheme: "" }),
  );
  expect(closed).toMatchObject([
    { framework: "react", editorTheme: "Night", startedAt: SUNDAY, endedAt: SUNDAY + 60 },
  ]);
});
