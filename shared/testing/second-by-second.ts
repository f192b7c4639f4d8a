import type { AnySession } from "../timeline/interval.ts";
import type { GapRules } from "../timeline/holes.ts";
import type { Range } from "../timeline/timeline.ts";

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
  /** Whether its burst has no length and was ended by leaving the editor. */
  readonly isLeaving: boolean;
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
  const activity = coding.filter(({ isLeaving }) => !isLeaving);
  return Array.from({ length: endsAt - startsAt }, (_, index) => {
    const at = startsAt + index;
    const owner = best(
      claims.filter(({ session }) => session.startedAt <= at && at < session.endedAt),
    );
    if (owner !== undefined)
      return `${owner.session.kind === "website" ? "site" : "session"} ${owner.session.id}`;
    const over = activity.filter(({ session }) => session.endedAt <= at);
    const end = Math.max(...over.map(({ session }) => session.endedAt));
    const before = best(over.filter(({ session }) => session.endedAt === end));
    const starts = activity.filter(({ session }) => session.startedAt > at);
    const next = Math.min(...starts.map(({ session }) => session.startedAt));
    if (before === undefined || next === Number.POSITIVE_INFINITY) return null;
    if (next - end > gapMinutes * 60) return null;
    const { deviceId, id } = before.session;
    const back = starts.filter(({ session }) => session.deviceId === deviceId);
    const backAt = Math.min(...back.map(({ session }) => session.startedAt));
    const isOver = coding
      .filter((one) => one.session.deviceId === deviceId && one.session.endedAt < next)
      .filter(
        (one) => one.session.endedAt > end || (one.session.endedAt === end && tells(one, before)),
      )
      .some(({ session }) => {
        const isLook =
          session.endedBy === "blur" ||
          (session.endedBy === "close" && backAt - session.endedAt <= awayMinutes * 60);
        if (isLook) return at >= session.endedAt + awayMinutes * 60;
        return ["lock", "close"].includes(session.endedBy) && at >= session.endedAt;
      });
    return isOver ? null : `gap ${id}`;
  });
}

/**
 * Whether the end of `one`, in the second in which `before` ended, says that the person left. It
 * does not when `before` began later in that second.
 */
function tells(one: Claim, before: Claim): boolean {
  const { beganAt, firstId } = before;
  const isEarlier = one.beganAt < beganAt || (one.beganAt === beganAt && one.firstId < firstId);
  if (beganAt === one.session.endedAt && isEarlier) return false;
  return one.session.endedBy === "lock" || one.name === before.name;
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
    const isLeft =
      ["blur", "lock", "close"].includes(pieces.at(-1)?.endedBy ?? "") &&
      !pieces.some((one) => one.kind !== "website" && one.isActive === true);
    const firstId = pieces[0]?.id ?? "";
    return pieces.map((session) => ({
      session,
      name: nameOf(session),
      firstId,
      beganAt,
      endedAt,
      isLeaving: isLeft && end === beganAt,
    }));
  });
}

/** The one that owns an instant, of those that are there. */
function best(list: readonly Claim[]): Claim | undefined {
  const isCode = ({ session }: Claim) => Number(session.kind !== "website");
  const order = (a: Claim, b: Claim): number =>
    a.beganAt - b.beganAt ||
    isCode(a) - isCode(b) ||
    b.endedAt - a.endedAt ||
    compare(a.firstId.slice(0, 13), b.firstId.slice(0, 13)) ||
    compare(a.name, b.name) ||
    compare(a.firstId, b.firstId);
  const within = (a: Claim, b: Claim): number =>
    a.session.startedAt - b.session.startedAt || compare(a.session.id, b.session.id);
  return list.toSorted((a, b) => order(a, b) || within(a, b)).at(-1);
}

function nameOf(session: AnySession): string {
  if (session.kind === "website") return `a ${JSON.stringify([session.domain, session.browser])}`;
  const { project, language, branch, editor, actor } = session;
  return `coding ${JSON.stringify([project, language, branch, editor, actor])}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
