import type { AnySession } from "../timeline/interval.ts";
import type { GapRules, Range } from "../timeline/timeline.ts";

/** A session with what decides whether it owns a second. */
type Claim = {
  readonly session: AnySession;
  /** What it is about, as text, without its device. */
  readonly name: string;
  /** Id of the first session of its burst. */
  readonly firstId: string;
  /** When its burst began, in epoch seconds. */
  readonly beganAt: number;
  /** When its burst ended, at most 54 minutes after it began. */
  readonly endedAt: number;
};

const LONG_SECONDS = 54 * 60;

/**
 * Rules 1 and 2, read as slowly and plainly as possible, to compare timeline() with. For each second
 * of the range: `session <id>`, `site <id>`, `gap <id>` of the session before the gap, or null when
 * it counts for nothing. Sessions of agents are left out.
 */
export function secondBySecond(
  all: readonly AnySession[],
  { startsAt, endsAt }: Range,
  { gapMinutes, awayMinutes }: GapRules,
): (string | null)[] {
  const claims = claimsOf(all);
  const coding = claims.filter(({ session }) => session.kind !== "website");
  return Array.from({ length: endsAt - startsAt }, (_, index) => {
    const at = startsAt + index;
    const owner = best(
      claims.filter(({ session }) => session.startedAt <= at && at < session.endedAt),
      at,
    );
    if (owner !== undefined)
      return `${owner.session.kind === "website" ? "site" : "session"} ${owner.session.id}`;
    const over = coding.filter(({ session }) => session.startedAt <= at && session.endedAt <= at);
    const end = Math.max(...over.map(({ session }) => session.endedAt));
    const before = best(
      over.filter(({ session }) => session.endedAt === end),
      end,
    );
    const next = Math.min(
      ...coding.map(({ session }) => session.startedAt).filter((startedAt) => startedAt > at),
    );
    if (before === undefined || next === Number.POSITIVE_INFINITY) return null;
    if (next - end > gapMinutes * 60) return null;
    const { endedBy, id } = before.session;
    const isAway = endedBy === "blur" && at - end >= awayMinutes * 60;
    return endedBy === "lock" || endedBy === "close" || isAway ? null : `gap ${id}`;
  });
}

/** The claims of all sessions of persons; those that a seal cut from each other have one burst. */
function claimsOf(all: readonly AnySession[]): Claim[] {
  const people = all
    .filter((session) => session.kind === "website" || session.actor === "person")
    .toSorted((a, b) => a.startedAt - b.startedAt || compare(a.id, b.id));
  const continued = new Set<AnySession>();
  const bursts: AnySession[][] = [];
  for (const session of people) {
    const before = people
      .slice(0, people.indexOf(session))
      .find(
        (one) =>
          one.endedBy === "seal" &&
          one.endedAt === session.startedAt &&
          nameOf(one) === nameOf(session) &&
          one.deviceId === session.deviceId &&
          !continued.has(one),
      );
    const burst = before && bursts.find((pieces) => pieces.includes(before));
    if (before !== undefined) continued.add(before);
    if (burst === undefined) bursts.push([session]);
    else burst.push(session);
  }
  return bursts.flatMap((pieces) => {
    const beganAt = Math.min(...pieces.map(({ startedAt }) => startedAt));
    const end = Math.max(...pieces.map(({ endedAt }) => endedAt));
    const endedAt = Math.min(end, beganAt + LONG_SECONDS);
    const firstId = pieces[0]?.id ?? "";
    return pieces.map((session) => ({
      session,
      name: nameOf(session),
      firstId,
      beganAt,
      endedAt,
    }));
  });
}

/** The one that owns an instant, of those that are there. */
function best(list: readonly Claim[], at: number): Claim | undefined {
  const fresh = list.filter(({ beganAt }) => at - beganAt < LONG_SECONDS);
  const isCode = ({ session }: Claim) => Number(session.kind !== "website");
  const order = (a: Claim, b: Claim): number =>
    fresh.length > 0
      ? a.beganAt - b.beganAt ||
        isCode(a) - isCode(b) ||
        b.endedAt - a.endedAt ||
        compare(a.name, b.name) ||
        compare(a.firstId, b.firstId)
      : compare(a.name, b.name) || compare(a.session.deviceId, b.session.deviceId);
  const within = (a: Claim, b: Claim): number =>
    a.session.startedAt - b.session.startedAt || compare(a.session.id, b.session.id);
  return (fresh.length > 0 ? fresh : list).toSorted((a, b) => order(a, b) || within(a, b)).at(-1);
}

function nameOf(session: AnySession): string {
  if (session.kind === "website") return `a ${JSON.stringify([session.domain, session.browser])}`;
  const { project, language, branch, editor, actor } = session;
  return `coding ${JSON.stringify([project, language, branch, editor, actor])}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
