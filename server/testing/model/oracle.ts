import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import type { LocalClock } from "./local-clock.ts";

/** A record that the server has, with the device that sent it. */
export type Recorded = (CodingSession | WebsiteSession) & { readonly deviceId: string };

/** The dimensions of coding time. */
export const DIMENSIONS = ["project", "language", "editor", "deviceId", "branch"] as const;
type Dimension = (typeof DIMENSIONS)[number];

/** What a local day adds up to, in seconds. */
export type CountedDay = {
  coding: number;
  agent: number;
  readonly by: Record<Dimension, Map<string, number>>;
  /** Coding seconds by local hour. */
  readonly hours: number[];
  /** Website seconds by domain. */
  readonly sites: Map<string, number>;
  readonly siteSeconds: Set<number>;
  /** Lines added in sessions of a person that started on the day. */
  linesAdded: number;
};

/**
 * Days whose visits were deleted for their age, as they were counted then: their seconds on websites
 * in all, and by domain. Visits of such a day no longer count, also those that come later.
 */
export type KeptDays = ReadonlyMap<string, Pick<CountedDay, "sites" | "siteSeconds">>;

/** What owns a second: a record, by itself or by the gap after it. */
type Owner = { readonly record: Recorded; readonly isGap: boolean };

/** A record with the beginning of the burst that seals cut it from. */
type Piece = { readonly record: Recorded; readonly beganAt: number };

/**
 * Rules 1 to 5 read second by second, apart from shared/: which second each record owns, which
 * seconds of gaps count, and what the days add up to. It knows no rule for two bursts that began
 * in the same second: the sequences make none, and it throws.
 */
export function countDays(
  records: readonly Recorded[],
  rules: { readonly gapMinutes: number; readonly awayMinutes: number },
  clock: LocalClock,
  kept: KeptDays = new Map(),
): Map<string, CountedDay> {
  const days = new Map<string, CountedDay>();
  const dayAt = (second: number): CountedDay => {
    const { day } = clock.at(second);
    const counted = days.get(day) ?? emptyDay();
    days.set(day, counted);
    return counted;
  };
  const isKept = (second: number): boolean => kept.has(clock.at(second).day);
  const withSites = [...ownersOf(records, rules)].filter(([second]) => !isKept(second));
  const coding = records.filter(({ kind }) => kind === "coding");
  const withoutSites = [...ownersOf(kept.size === 0 ? [] : coding, rules)].filter(
    ([second]) => kept.get(clock.at(second).day)?.siteSeconds.has(second) === false,
  );
  for (const [day, { sites, siteSeconds }] of kept)
    days.set(day, { ...emptyDay(), sites: new Map(sites), siteSeconds: new Set(siteSeconds) });
  for (const [second, { record }] of [...withSites, ...withoutSites]) {
    const day = dayAt(second);
    if (record.kind === "website") {
      day.siteSeconds.add(second);
      add(day.sites, record.domain);
      continue;
    }
    day.coding += 1;
    const { hour } = clock.at(second);
    day.hours[hour] = (day.hours[hour] ?? 0) + 1;
    for (const dimension of DIMENSIONS) add(day.by[dimension], record[dimension]);
  }
  for (const second of secondsOf(records.filter((record) => isAgent(record))))
    dayAt(second).agent += 1;
  for (const record of records)
    if (record.kind === "coding" && record.actor === "person")
      dayAt(record.startedAt).linesAdded += record.linesAdded;
  return days;
}

/** The owner of every second that counts as coding or as time on a website. */
function ownersOf(
  records: readonly Recorded[],
  { gapMinutes, awayMinutes }: { readonly gapMinutes: number; readonly awayMinutes: number },
): Map<number, Owner> {
  const pieces = piecesOf(records.filter((record) => !isAgent(record)));
  const best = new Map<number, Piece>();
  for (const piece of pieces)
    for (let at = piece.record.startedAt; at < piece.record.endedAt; at += 1) {
      const rival = best.get(at);
      if (rival === undefined || beats(piece, rival)) best.set(at, piece);
    }
  const owners = new Map<number, Owner>();
  for (const [at, { record }] of best) owners.set(at, { record, isGap: false });

  const coding = records.filter((record) => record.kind === "coding" && !isAgent(record));
  const activity = coding.filter((record) => !isOnlyLeaving(record));
  const busy = secondsOf(activity);
  for (const record of activity) {
    const from = record.endedAt;
    const starts = activity.filter(({ startedAt }) => startedAt > from);
    const next = Math.min(...starts.map(({ startedAt }) => startedAt));
    if (busy.has(from) || next - from > gapMinutes * 60) continue;
    const mine = coding.filter(({ deviceId }) => deviceId === record.deviceId);
    const leavings = mine.filter(
      (one) => isLeaving(one) && one.endedAt >= from && one.endedAt < next,
    );
    const away = awayMinutes * 60;
    const isOver = (at: number): boolean =>
      leavings.some(({ endedAt, endedBy }) => {
        const isBack = starts.some(
          ({ deviceId, startedAt }) =>
            deviceId === record.deviceId && startedAt >= endedAt && startedAt - endedAt <= away,
        );
        const isLook = endedBy === "blur" || (endedBy === "close" && isBack);
        return at >= endedAt + (isLook ? away : 0);
      });
    for (let at = from; at < next; at += 1)
      if (!owners.has(at) && !isOver(at)) owners.set(at, { record, isGap: true });
  }
  return owners;
}

/** Whether the end of a session says that the person left the editor. */
function isLeaving({ endedBy }: Recorded): boolean {
  return endedBy === "blur" || endedBy === "lock" || endedBy === "close";
}

/** Whether a session only tells when the person left: it has no length, and nothing in it. */
function isOnlyLeaving(record: Recorded): boolean {
  return (
    record.kind === "coding" &&
    isLeaving(record) &&
    record.startedAt === record.endedAt &&
    record.linesAdded + record.keystrokes === 0
  );
}

/** Whether `a` owns an instant that `b` covers, too. */
function beats(a: Piece, b: Piece): boolean {
  if (a.beganAt === b.beganAt) throw new Error(`two bursts began at ${a.beganAt}`);
  return a.beganAt > b.beganAt;
}

/** The records with the beginning of their bursts: pieces that only a seal cut belong together. */
function piecesOf(records: readonly Recorded[]): Piece[] {
  const pieces: Piece[] = [];
  for (const record of records.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const before = pieces.find(
      ({ record: other }) =>
        other.endedBy === "seal" &&
        other.endedAt === record.startedAt &&
        subjectOf(other) === subjectOf(record),
    );
    pieces.push({ record, beganAt: before?.beganAt ?? record.startedAt });
  }
  return pieces;
}

function subjectOf(record: Recorded): string {
  const { kind, deviceId } = record;
  return JSON.stringify(
    record.kind === "website"
      ? [kind, deviceId, record.domain, record.browser]
      : [
          kind,
          deviceId,
          record.project,
          record.language,
          record.branch,
          record.editor,
          record.actor,
        ],
  );
}

function isAgent(record: Recorded): boolean {
  return record.kind === "coding" && record.actor === "agent";
}

function secondsOf(records: readonly Recorded[]): Set<number> {
  const seconds = new Set<number>();
  for (const { startedAt, endedAt } of records)
    for (let at = startedAt; at < endedAt; at += 1) seconds.add(at);
  return seconds;
}

function add(sums: Map<string, number>, key: string): void {
  sums.set(key, (sums.get(key) ?? 0) + 1);
}

/** A day on which nothing counts. */
export function emptyDay(): CountedDay {
  return {
    coding: 0,
    agent: 0,
    by: {
      project: new Map(),
      language: new Map(),
      editor: new Map(),
      deviceId: new Map(),
      branch: new Map(),
    },
    hours: new Array<number>(24).fill(0),
    sites: new Map(),
    siteSeconds: new Set(),
    linesAdded: 0,
  };
}
