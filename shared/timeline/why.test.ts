import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sessionLists } from "../testing/arbitraries.ts";
import { aSession, clock, SUNDAY } from "../testing/builders.ts";
import type { TimelineSession } from "./interval.ts";
import { timeline } from "./timeline.ts";
import { why } from "./why.ts";

const DAY = { startsAt: SUNDAY, endsAt: SUNDAY + 86_400 };
const RULES = { gapMinutes: 15, awayMinutes: 2 };
const from = (
  start: string,
  end: string,
  session: Partial<TimelineSession> = {},
): TimelineSession => aSession({ startedAt: clock(start), endedAt: clock(end), ...session });

test("why() says that a lock keeps the gap after it from counting", () => {
  const sessions = [from("10:00", "10:05", { endedBy: "lock" }), from("10:10", "10:15")];
  expect(why(clock("10:07"), sessions, DAY, RULES)).toEqual({
    at: clock("10:07"),
    verdict: "gap_closed",
    counts: false,
    rule: 2,
    sentence: "This minute does not count: the screen was locked or the editor was closed.",
    interval: null,
    session: sessions[0],
    others: 0,
    nextStartedAt: clock("10:10"),
  });
});

describe("why() at 10:07", () => {
  const after = (endedBy: TimelineSession["endedBy"], next: string): TimelineSession[] => [
    from("10:00", "10:05", { endedBy }),
    from(next, "11:00"),
  ];
  test.each<[string, TimelineSession[], string, boolean, number]>([
    ["in a session", [from("10:05", "10:10")], "session", true, 1],
    ["in a counted gap", after("idle", "10:15"), "gap", true, 2],
    ["in a gap above the limit", after("idle", "10:25"), "gap_too_long", false, 2],
    ["after the look away", after("blur", "10:15"), "gap_away", false, 2],
    ["after close", after("close", "10:15"), "gap_closed", false, 2],
    ["where only an agent was", [from("10:05", "10:10", { actor: "agent" })], "agent", false, 4],
    ["before everything", [from("11:00", "11:05")], "nothing", false, 1],
    ["after everything", [from("09:00", "09:05")], "nothing", false, 1],
    ["without any session", [], "nothing", false, 1],
  ])("%s", (_, sessions, verdict, counts, rule) => {
    expect(why(clock("10:07"), sessions, DAY, RULES)).toMatchObject({ verdict, counts, rule });
  });

  test("on a website", () => {
    const website = { startedAt: clock("10:06"), endedAt: clock("10:08") };
    expect(why(clock("10:07"), after("idle", "10:15"), DAY, RULES, [website]).verdict).toBe(
      "gap_website",
    );
  });

  test("on a website after the look away, which had ended the counting already", () => {
    const website = { startedAt: clock("10:06"), endedAt: clock("10:12") };
    expect(why(clock("10:06:30"), after("blur", "10:15"), DAY, RULES, [website]).verdict).toBe(
      "gap_website",
    );
    expect(why(clock("10:08"), after("blur", "10:15"), DAY, RULES, [website]).verdict).toBe(
      "gap_away",
    );
  });

  test("counts those that lost the instant, and names the next start", () => {
    const [a, b, c] = [from("10:03", "10:08"), from("10:06", "10:09"), from("11:00", "11:01")];
    expect(why(clock("10:07"), [a, b, c], DAY, RULES)).toMatchObject({
      session: b,
      others: 1,
      nextStartedAt: null,
    });
    expect(why(clock("10:30"), [a, b, c], DAY, RULES)).toMatchObject({
      verdict: "gap_too_long",
      nextStartedAt: c.startedAt,
    });
    expect(why(clock("09:00"), [a, b, c], DAY, RULES)).toMatchObject({
      verdict: "nothing",
      nextStartedAt: a.startedAt,
    });
  });
});

test("why() names the stretch that the timeline shows, and the piece that decided", () => {
  const cut = [from("10:00", "10:05", { endedBy: "seal" }), from("10:05", "10:08")];
  expect(why(clock("10:06"), cut, DAY, RULES)).toMatchObject({
    interval: { startedAt: clock("10:05"), endedAt: clock("10:08") },
    stretch: { startedAt: clock("10:00"), endedAt: clock("10:08") },
    session: cut[1],
  });
});

test("why() agrees with the timeline at every instant", () => {
  const sites = fc.array(
    fc.nat(5_000).map((offset) => ({ startedAt: SUNDAY + offset, endedAt: SUNDAY + offset + 200 })),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(sessionLists(5_000), fc.nat(5_500), sites, (sessions, offset, websites) => {
      const at = SUNDAY + offset;
      const owner =
        timeline(sessions, DAY, RULES, websites).intervals.find(
          ({ startedAt, endedAt }) => startedAt <= at && at < endedAt,
        ) ?? null;
      const answer = why(at, sessions, DAY, RULES, websites);
      expect(answer.counts).toBe(owner !== null);
      if (owner !== null)
        expect(answer).toMatchObject({
          interval: owner,
          verdict: owner.kind,
          session: { id: owner.sessionId },
        });
      else expect(answer.interval === null || answer.verdict === "agent").toBe(true);
    }),
    { numRuns: 500 },
  );
});
