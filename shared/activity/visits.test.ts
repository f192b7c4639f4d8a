import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED, SUNDAY } from "../testing/builders.ts";
import type { EndedBy } from "./coding-session.ts";
import type { VisitEvent } from "./visit-event.ts";
import {
  addVisitEvent,
  openVisits,
  recoverVisits,
  sealVisits,
  SILENCE_SECONDS_MAX,
  visits,
  type VisitsAdded,
} from "./visits.ts";
import { VisitsState } from "./visits-state.ts";
import { WebsiteSession } from "./website-session.ts";

type Simple = Exclude<VisitEvent["kind"], "visit" | "page_view">;
const go = (
  seconds: number,
  domain = "mozilla.org",
  pageKey: string | null = null,
): VisitEvent => ({
  kind: "visit",
  at: SUNDAY + seconds,
  elapsed: null,
  domain,
  category: "documentation",
  pageKey,
});
const at = (seconds: number, kind: Simple, elapsed: number | null = null): VisitEvent => ({
  kind,
  at: SUNDAY + seconds,
  elapsed,
});
const page = (seconds: number, pageKey: string | null = null): VisitEvent => ({
  kind: "page_view",
  at: SUNDAY + seconds,
  elapsed: null,
  pageKey,
});
/** Heartbeats of an active person, every 50 seconds. */
/**
 * As browsers tell it: input within the last fifteen seconds, or none any more since fifteen
 * seconds.
 */
const heard = (second: number, kind: "active" | "idle"): VisitEvent => ({
  ...at(second, kind),
  kind,
  inputAgoSeconds: 15,
});
const busy = (from: number, to: number): VisitEvent[] =>
  Array.from({ length: Math.floor((to - from) / 50) + 1 }, (_, index) =>
    at(from + 50 * index, "active"),
  );
const spans = (list: readonly WebsiteSession[]): [number, number, EndedBy, string][] =>
  list.map(({ startedAt, endedAt, endedBy, domain }) => [
    startedAt - SUNDAY,
    endedAt - SUNDAY,
    endedBy,
    domain,
  ]);
const told = (events: readonly VisitEvent[]) => spans(visits(events, SEED, "chrome"));
const ON = "mozilla.org";

test("visits() counts a visit from its start to the moment it is left", () => {
  expect(told([go(0), at(50, "active"), at(70, "leave")])).toEqual([[0, 70, "switch", ON]]);
});

describe("visits()", () => {
  test.each<[string, VisitEvent[], [number, number, EndedBy, string][]]>([
    ["gives nothing for nothing", [], []],
    [
      "hands over from site to site without a hole",
      [go(0), go(30, "w3.org"), at(70, "blur")],
      [
        [0, 30, "switch", ON],
        [30, 70, "blur", "w3.org"],
      ],
    ],
    [
      "counts until the last certain input, and to the second once the browser reports idle",
      [
        go(0),
        heard(30, "active"),
        heard(60, "active"),
        heard(69, "idle"),
        at(90, "heartbeat"),
        at(120, "heartbeat"),
        at(150, "heartbeat"),
        at(180, "heartbeat"),
      ],
      [[0, 54, "idle", ON]],
    ],
    [
      "bears two minutes without input and not a second more, whatever beats came between",
      [
        go(0),
        heard(23, "active"),
        heard(24, "idle"),
        ...[60, 90, 120].map((s) => at(s, "heartbeat")),
        at(129, "active"),
        at(140, "leave"),
      ],
      [[0, 140, "switch", ON]],
    ],
    [
      "ends after two minutes and a second without input",
      [
        go(0),
        heard(23, "active"),
        heard(24, "idle"),
        ...[60, 90, 120].map((s) => at(s, "heartbeat")),
        at(130, "active"),
        at(140, "leave"),
      ],
      [
        [0, 9, "idle", ON],
        [130, 140, "switch", ON],
      ],
    ],
    [
      "takes the same site again as activity",
      [go(0), go(60), go(120), at(150, "close")],
      [[0, 150, "close", ON]],
    ],
    ["ends by lock", [go(0), at(40, "lock"), at(60, "active")], [[0, 40, "lock", ON]]],
    [
      "ignores what happens while no site is shown",
      [at(0, "active"), page(5), at(10, "leave"), at(20, "idle")],
      [],
    ],
    ["lets a second ending pass", [go(0), at(30, "blur"), at(40, "close")], [[0, 30, "blur", ON]]],
    [
      "drops a site that was only passed through",
      [go(0), go(0, "w3.org"), at(30, "leave")],
      [[0, 30, "switch", "w3.org"]],
    ],
    [
      "keeps a page that was loaded in less than a second",
      [go(0), page(0), at(0, "leave")],
      [[0, 0, "switch", ON]],
    ],
    [
      "ends by idle at the last activity, however alive the browser is",
      [go(0), at(40, "active"), ...[90, 140, 190].map((s) => at(s, "heartbeat"))],
      [[0, 40, "idle", ON]],
    ],
    [
      "bears a pause of exactly two minutes",
      [go(0), at(60, "heartbeat"), at(120, "active")],
      [[0, 120, "close", ON]],
    ],
    [
      "does not bear a second more",
      [go(0), at(60, "heartbeat"), at(121, "active"), at(130, "leave")],
      [[121, 130, "switch", ON]],
    ],
    [
      "goes on with the shown site after a long pause",
      [go(0), at(20, "active"), at(80, "heartbeat"), at(150, "active"), at(170, "leave")],
      [
        [0, 20, "idle", ON],
        [150, 170, "switch", ON],
      ],
    ],
    [
      "counts nothing after the last activity when the pause before leaving was too long",
      [go(0), at(10, "active"), at(70, "heartbeat"), at(131, "leave")],
      [[0, 10, "idle", ON]],
    ],
    [
      "counts nothing of a time in which the browser was dead",
      [go(0), at(30, "active"), at(106, "active"), at(120, "leave")],
      [
        [0, 30, "close", ON],
        [106, 120, "switch", ON],
      ],
    ],
    [
      "takes 75 seconds of silence for a late heartbeat",
      [go(0), at(75, "active"), at(80, "leave")],
      [[0, 80, "switch", ON]],
    ],
    [
      "sleeps with the lid closed",
      [go(0), at(50, "active"), at(28_850, "heartbeat"), at(28_860, "active"), at(28_900, "leave")],
      [
        [0, 50, "close", ON],
        [28_860, 28_900, "switch", ON],
      ],
    ],
    [
      "cuts itself at five minutes without a hole",
      [go(0), ...busy(50, 400), at(420, "leave")],
      [
        [0, 300, "seal", ON],
        [300, 420, "switch", ON],
      ],
    ],
    [
      "keeps going when the clock steps back a little",
      [go(100), at(90, "active"), at(95, "active"), at(130, "leave")],
      [[100, 130, "switch", ON]],
    ],
    [
      "starts anew when the clock was set back",
      [go(7_200), at(7_250, "active"), at(3_650, "active"), at(3_700, "leave")],
      [
        [7_200, 7_250, "close", ON],
        [3_650, 3_700, "switch", ON],
      ],
    ],
    [
      "starts anew when the clock was set forward",
      [go(0), at(50, "active", 50), at(3_650, "active", 50), at(3_700, "leave", 50)],
      [
        [0, 50, "close", ON],
        [3_650, 3_700, "switch", ON],
      ],
    ],
    [
      "notices a step of a minute where the steady clock tells",
      [go(0), at(20, "active", 20), at(90, "active", 10), at(100, "leave", 10)],
      [
        [0, 20, "close", ON],
        [90, 100, "switch", ON],
      ],
    ],
    [
      "notices silence where the wall clock hides it",
      [go(0), at(20, "active", 20), at(40, "active", 80), at(60, "leave", 20)],
      [
        [0, 20, "close", ON],
        [40, 60, "switch", ON],
      ],
    ],
  ])("%s", (_, events, expected) => {
    expect(told(events)).toEqual(expected);
  });

  test("counts pages, changes of tab and idle time into the visit they belong to", () => {
    const [first, second] = visits(
      [
        go(0),
        at(0, "tab_switch"),
        page(1),
        page(20),
        at(30, "idle"),
        at(60, "heartbeat"),
        at(75, "active"),
        go(90, "w3.org"),
        page(90),
        at(100, "leave"),
      ],
      SEED,
      "firefox",
    );
    expect(first).toMatchObject({
      pageViews: 2,
      tabSwitches: 1,
      idleSeconds: 45,
      browser: "firefox",
      category: "documentation",
    });
    expect(second).toMatchObject({ pageViews: 1, tabSwitches: 0, idleSeconds: 0 });
  });

  test("does not count idle time that is not in the visit", () => {
    expect(
      visits(
        [go(0), at(10, "active"), at(20, "idle"), at(80, "heartbeat"), at(140, "heartbeat")],
        SEED,
        "chrome",
      ),
    ).toMatchObject([{ idleSeconds: 0 }]);
  });

  test("keeps each page key once, at most fifty, and keeps the shown page's key over a cut", () => {
    const key = (index: number): string => index.toString(16).padStart(32, "0");
    const [list] = visits(
      [go(0, ON, key(1)), page(1, key(2)), page(2, key(1)), at(3, "leave")],
      SEED,
      "chrome",
    );
    expect(list?.pageKeys).toEqual([key(2), key(1)]);
    const many = visits(
      [go(0), ...Array.from({ length: 80 }, (_, index) => page(1, key(index))), at(2, "leave")],
      SEED,
      "chrome",
    );
    expect(many[0]?.pageKeys).toHaveLength(50);
    const [, after] = visits(
      [go(0, ON, key(1)), page(10, key(2)), ...busy(50, 400)],
      SEED,
      "chrome",
    );
    expect(after?.pageKeys).toEqual([key(2)]);
  });

  test("takes the category of the last visit, for the person may change it meanwhile", () => {
    expect(
      visits(
        [go(0), { ...go(10), category: "games" }, at(20, "leave")] as VisitEvent[],
        SEED,
        "chrome",
      ),
    ).toMatchObject([{ category: "games" }]);
  });
});

test("openVisits() wants sixteen bytes, begins with nothing and is plain JSON", () => {
  const state = openVisits(SEED, "chrome");
  expect(VisitsState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  expect(state.seed).toBe("000102030405060708090a0b0c0d0e0f");
  expect(() => openVisits(new Uint8Array(15), "chrome")).toThrow(RangeError);
});

test("sealVisits() cuts at the last activity, and the visit goes on there under a new id", () => {
  const before = run([go(0), page(10), at(40, "active")]);
  const sealed = sealVisits(before.state, SUNDAY + 60);
  expect(spans(sealed.closed)).toEqual([[0, 40, "seal", ON]]);
  expect(sealVisits(sealed.state, SUNDAY + 61)).toEqual({ state: sealed.state, closed: [] });
  const after = run([at(80, "active"), at(90, "leave")], sealed.state);
  expect(spans(after.closed)).toEqual([[40, 90, "switch", ON]]);
  expect([...sealed.closed, ...after.closed].map(({ pageViews }) => pageViews)).toEqual([1, 0]);
});

test("sealVisits() ends by idle what had no activity for more than two minutes", () => {
  const { state } = run([go(0), at(10, "active"), at(60, "heartbeat"), at(120, "heartbeat")]);
  expect(spans(sealVisits(state, SUNDAY + 131).closed)).toEqual([[0, 10, "idle", ON]]);
});

test("recoverVisits() ends at the last activity, and shows no site until the next visit", () => {
  const { state } = run([go(0), at(40, "active"), at(60, "heartbeat")]);
  const recovered = recoverVisits(state);
  expect(spans(recovered.closed)).toEqual([[0, 40, "close", ON]]);
  expect(run([at(70, "active"), at(80, "active")], recovered.state).closed).toEqual([]);
  expect(recoverVisits(recovered.state)).toEqual({ state: recovered.state, closed: [] });
});

describe("whatever happens", () => {
  const LISTS = eventLists();

  test("visits are valid, at most six minutes long and each under its own id", () => {
    fc.assert(
      fc.property(LISTS, ({ events }) => {
        const list = visits(events, SEED, "chrome");
        for (const visit of list) {
          WebsiteSession.parse(visit);
          expect(visit.endedAt - visit.startedAt).toBeGreaterThanOrEqual(0);
          expect(visit.endedAt - visit.startedAt).toBeLessThanOrEqual(300);
          expect(visit.idleSeconds).toBeLessThanOrEqual(visit.endedAt - visit.startedAt);
        }
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      }),
      { numRuns: 500 },
    );
  });

  test("never counts more than the time in which the browser was alive", () => {
    fc.assert(
      fc.property(LISTS, ({ events, aliveSeconds }) => {
        const counted = visits(events, SEED, "chrome").reduce(
          (sum, { startedAt, endedAt }) => sum + endedAt - startedAt,
          0,
        );
        expect(counted).toBeLessThanOrEqual(aliveSeconds);
      }),
      { numRuns: 1_000 },
    );
  });

  test("storing and reading the state between any two events changes nothing", () => {
    fc.assert(
      fc.property(LISTS, fc.array(fc.boolean(), { minLength: 1 }), ({ events }, isSuspended) => {
        let state = openVisits(SEED, "chrome");
        const closed: WebsiteSession[] = [];
        for (const [index, event] of events.entries()) {
          if (isSuspended[index % isSuspended.length] === true)
            state = VisitsState.parse(JSON.parse(JSON.stringify(state)));
          const added = addVisitEvent(state, event);
          state = added.state;
          closed.push(...added.closed);
        }
        expect([...closed, ...recoverVisits(state).closed]).toEqual(visits(events, SEED, "chrome"));
      }),
      { numRuns: 500 },
    );
  });

  test("the same event twice counts no second more", () => {
    fc.assert(
      fc.property(LISTS, ({ events }) => {
        const twice = events.flatMap((event) => [
          event,
          { ...event, elapsed: event.elapsed === null ? null : 0 },
        ]);
        expect(told(twice).map(([from, to, , domain]) => [from, to, domain])).toEqual(
          told(events).map(([from, to, , domain]) => [from, to, domain]),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("events that come in another order never count a second twice on one site at a time", () => {
    fc.assert(
      fc.property(
        LISTS.chain(({ events }) =>
          fc.shuffledSubarray(
            events.filter(({ at }) => at < SUNDAY + 5_000),
            { minLength: 0 },
          ),
        ),
        (events) => {
          const still = events.map((event) => ({ ...event, elapsed: null }));
          // A clock that goes back by less than a silence stands still; otherwise a new visit
          // starts at the clock's present time.
          let frontier = Number.NEGATIVE_INFINITY;
          for (const { startedAt, endedAt } of visits(still, SEED, "chrome")) {
            expect(startedAt >= frontier || frontier - startedAt > SILENCE_SECONDS_MAX).toBe(true);
            frontier = endedAt;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("sealing at random moments changes neither total nor split, nor any counter", () => {
    fc.assert(
      fc.property(
        LISTS,
        fc.array(fc.option(fc.integer({ min: 0, max: 300 })), { minLength: 1, maxLength: 20 }),
        ({ events }, moments) => {
          let state = openVisits(SEED, "chrome");
          const pieces: WebsiteSession[] = [];
          for (const [index, event] of events.entries()) {
            const added = addVisitEvent(state, event);
            pieces.push(...added.closed);
            state = added.state;
            const delay = moments[index % moments.length] ?? null;
            if (delay === null) continue;
            const sealed = sealVisits(state, event.at + delay);
            pieces.push(...sealed.closed);
            state = sealed.state;
          }
          pieces.push(...recoverVisits(state).closed);
          const whole = visits(events, SEED, "chrome");
          for (const sum of ["seconds", "pageViews", "tabSwitches", "idleSeconds"] as const)
            expect(sumsBy(pieces, sum)).toEqual(sumsBy(whole, sum));
          expect(new Set(pieces.map(({ id }) => id)).size).toBe(pieces.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("the same events and seed give the same bytes", () => {
    fc.assert(
      fc.property(LISTS, ({ events }) => {
        expect(JSON.stringify(visits(events, SEED, "chrome"))).toBe(
          JSON.stringify(visits(events, SEED, "chrome")),
        );
      }),
    );
  });
});

function run(events: readonly VisitEvent[], from = openVisits(SEED, "chrome")): VisitsAdded {
  let state = from;
  const closed: WebsiteSession[] = [];
  for (const event of events) {
    const added = addVisitEvent(state, event);
    state = added.state;
    closed.push(...added.closed);
  }
  return { state, closed };
}

function sumsBy(
  list: readonly WebsiteSession[],
  what: "seconds" | "pageViews" | "tabSwitches" | "idleSeconds",
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const visit of list) {
    const value = what === "seconds" ? visit.endedAt - visit.startedAt : visit[what];
    if (value > 0) sums[visit.domain] = (sums[visit.domain] ?? 0) + value;
  }
  return sums;
}

const DRIFT_SECONDS_MAX = 2;

/**
 * Events of one browser in the order in which they happened: it is silent for a while, its
 * background is suspended (the steady clock starts anew), its clock is set by minutes to hours.
 * `aliveSeconds`: seconds by a monotonic clock, without silences longer than the longest. Where the
 * wall clock is set forward, DRIFT_SECONDS_MAX more: as much as two floored clocks may differ.
 */
function eventLists(): fc.Arbitrary<{ events: VisitEvent[]; aliveSeconds: number }> {
  const step = fc.record({
    seconds: fc.oneof(
      { weight: 6, arbitrary: fc.nat(60) },
      { weight: 1, arbitrary: fc.integer({ min: 61, max: 200 }) },
      { weight: 1, arbitrary: fc.integer({ min: 200, max: 20_000 }) },
    ),
    jump: fc.oneof(
      { weight: 12, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -5, max: 5 }) },
      { weight: 1, arbitrary: fc.integer({ min: -10_000, max: 10_000 }) },
    ),
    isSuspended: fc.boolean(),
    kind: fc.constantFrom<VisitEvent["kind"]>(
      "visit",
      "visit",
      "visit",
      "active",
      "active",
      "active",
      "active",
      "page_view",
      "tab_switch",
      "heartbeat",
      "heartbeat",
      "idle",
      "leave",
      "blur",
      "lock",
      "close",
    ),
    domain: fc.constantFrom("mozilla.org", "mozilla.org", "youtube.com"),
    pageKey: fc.constantFrom(null, "0".repeat(32), "1".repeat(32)),
    inputAgoSeconds: fc.constantFrom(0, 15, 60),
  });
  return fc.array(step, { maxLength: 60 }).map((steps) => {
    let [wall, aliveSeconds] = [SUNDAY + 40_000, 0];
    const events = steps.map(
      (
        { seconds, jump, isSuspended, kind, domain, pageKey, inputAgoSeconds },
        index,
      ): VisitEvent => {
        wall += seconds + jump;
        if (index > 0 && seconds <= SILENCE_SECONDS_MAX)
          aliveSeconds += seconds + (jump > 0 ? DRIFT_SECONDS_MAX : 0);
        // where the steady clock started anew, a step of the wall clock cannot be told from time;
        // not stepped there
        const elapsed = isSuspended && jump === 0 ? null : seconds;
        const common = { at: wall, elapsed };
        if (kind === "active" || kind === "idle") return { ...common, kind, inputAgoSeconds };
        if (kind === "visit")
          return { ...common, kind, domain, category: "documentation", pageKey };
        return kind === "page_view" ? { ...common, kind, pageKey } : { ...common, kind };
      },
    );
    return { events, aliveSeconds };
  });
}
