import type { EpochSeconds } from "../time/instant.ts";
import type { WhyAnswer } from "../stats/stats-answers.ts";
import type { AnySession, Interval, TimelineSession } from "./interval.ts";
import { bursts } from "./bursts.ts";
import { countedSeconds, type GapRules, type Hole, holes } from "./holes.ts";
import { inOrder } from "./resolve.ts";
import { subtract, union, type Span } from "./spans.ts";
import { stretchOf } from "./stretch.ts";
import { line, timeline, type Range } from "./timeline.ts";

/**
 * Answer of `activity.why` without the parts that only the server knows: names of device and
 * client, the batch, and the time zone.
 */
export type Why<S extends AnySession = TimelineSession> = Omit<
  WhyAnswer,
  "session" | "timeZone"
> & {
  readonly session: S | null;
};

/**
 * Why a second counts or not (rule 9). Uses timeline(), so that both always agree. `at` lies within
 * `range`. `counts`: true when the second has an owner, as coding (verdicts `session` and `gap`) or
 * as time on a website (`site`). `sentence`: plain English without names and times, which are in
 * other fields.
 * @example why(10:07, [10:00 to 10:05 ended by lock, 10:10 to 10:15], …)
 * // { verdict: "gap_closed", counts: false, rule: 2, … }
 */
export function why<S extends AnySession>(
  at: EpochSeconds,
  sessions: readonly S[],
  range: Range,
  rules: GapRules,
  websites: readonly Span[] = [],
): Why<S> {
  const ordered = inOrder(sessions);
  const people = ordered.filter((session) => !isAgent(session));
  const coding = people.filter(({ kind }) => kind !== "website");
  const visits: Span[] = people.filter(({ kind }) => kind === "website");
  const answer = (
    verdict: WhyAnswer["verdict"],
    rest: Partial<Omit<Why<S>, "at" | "verdict" | "counts" | "rule" | "sentence">> = {},
  ): Why<S> => ({
    at,
    verdict,
    ...VERDICTS[verdict],
    interval: null,
    session: null,
    others: 0,
    nextStartedAt: null,
    ...rest,
  });

  const counted = timeline(sessions, range, rules, websites);
  const pieces = line(counted);
  const interval = pieces.find((piece) => isIn(at, piece)) ?? null;
  const session = people.find(({ id }) => id === interval?.sessionId) ?? null;
  const hole = holes(coding, bursts(ordered)).find((space) => isIn(at, space));
  const nextStartedAt = hole?.next.startedAt ?? null;
  const stretch = interval === null ? {} : { stretch: stretchOf(interval, pieces) };
  if (interval?.kind === "gap")
    return answer("gap", { interval, ...stretch, session, nextStartedAt });
  if (interval !== null)
    return answer(interval.kind, {
      interval,
      ...stretch,
      session,
      others: people.filter((one) => isIn(at, one)).length - 1,
    });

  const agentInterval = counted.agent.find((piece) => isIn(at, piece));
  if (agentInterval !== undefined)
    return answer("agent", {
      ...agentEvidence(agentInterval, ordered, at),
      stretch: stretchOf(agentInterval, counted.agent),
    });
  if (hole !== undefined)
    return answer(verdictOnHole(at, hole, rules, [...visits, ...websites]), {
      session: hole.after,
      nextStartedAt,
    });
  return answer("nothing", {
    nextStartedAt: people.find(({ startedAt }) => startedAt > at)?.startedAt ?? null,
  });
}

const VERDICTS: Readonly<Record<WhyAnswer["verdict"], Pick<Why, "counts" | "rule" | "sentence">>> =
  {
    session: {
      counts: true,
      rule: 1,
      sentence:
        "This minute counts: you were active. " +
        "Where sessions overlap, the one that started last owns it.",
    },
    gap: {
      counts: true,
      rule: 2,
      sentence:
        "This minute counts: it is a short break between two sessions " +
        "and belongs to the one before it.",
    },
    site: {
      counts: true,
      rule: 1,
      sentence:
        "This minute counts as time on a website, not as coding. " +
        "Where sessions overlap, the one that started last owns it.",
    },
    gap_too_long: {
      counts: false,
      rule: 2,
      sentence:
        "This minute does not count: the break between the two sessions " +
        "is longer than your longest gap.",
    },
    gap_away: {
      counts: false,
      rule: 2,
      sentence:
        "This minute does not count: you had left the window " +
        "for longer than you allow for a look elsewhere.",
    },
    gap_closed: {
      counts: false,
      rule: 2,
      sentence: "This minute does not count: the screen was locked or the editor was closed.",
    },
    gap_website: {
      counts: false,
      rule: 2,
      sentence: "This minute does not count as coding: you were on a website.",
    },
    agent: {
      counts: false,
      rule: 4,
      sentence:
        "This minute does not count: only an agent was working. " +
        "Its time is shown beside yours.",
    },
    nothing: {
      counts: false,
      rule: 1,
      sentence: "This minute does not count: no session was recorded here.",
    },
  };

function verdictOnHole(
  at: EpochSeconds,
  hole: Hole,
  rules: GapRules,
  websites: readonly Span[],
): WhyAnswer["verdict"] {
  if (hole.leavings.some((left) => left.at <= at && left.by !== "blur")) return "gap_closed";
  if (hole.endedAt - hole.startedAt > rules.gapMinutes * 60) return "gap_too_long";
  const second = { startedAt: at, endedAt: at + 1 };
  const isOnWebsite =
    at < hole.startedAt + countedSeconds(hole, rules) &&
    subtract(second, union(websites)).length === 0;
  return isOnWebsite ? "gap_website" : "gap_away";
}

function agentEvidence<S extends AnySession>(
  interval: Interval,
  ordered: readonly S[],
  at: EpochSeconds,
): Pick<Why<S>, "interval" | "session" | "others"> {
  const agents = ordered.filter((session) => isAgent(session) && isIn(at, session));
  return {
    interval,
    session: agents.find(({ id }) => id === interval.sessionId) ?? null,
    others: agents.length - 1,
  };
}

function isAgent(session: AnySession): boolean {
  return session.kind !== "website" && session.actor === "agent";
}

function isIn(at: EpochSeconds, { startedAt, endedAt }: Span): boolean {
  return at >= startedAt && at < endedAt;
}
