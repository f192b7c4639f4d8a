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
  /** Lines added in sessions of a person that started on the day. */
  linesAdded: number;
};

/** What owns a second: a record, by itself or by the gap after it. */
type Owner = { readonly record: Recorded; readonly isGap: boolean };

/** A record with the beginning of the burst that seals cut it from. */
type Piece = { readonly record: Recorded; readonly beganAt: number };

/** Age in seconds from which on a burst goes behind fresh ones ("at most 54 minutes back"). */
const LONG = 54 * 60;

/**
 * Rules 1 to 5 read second by second, apart from shared/: which second each record owns, which
 * seconds of gaps count, and what the days add up to. It knows no rule for two bursts that began
 * in the same second or that both go on for 54 minutes: the sequences make none, and it throws.
 */
export function countDays(
  records: readonly Recorded[],
  rules: { readonly gapMinutes: number; readonly awayMinutes: number },
  clock: LocalClock,
): Map<string, CountedDay> {
  const days = new Map<string, CountedDay>();
  const dayAt = (second: number): CountedDay => {
    const { day } = clock.at(second);
    const counted = days.get(day) ?? emptyDay();
    days.set(day, counted);
    return counted;
  };
  for (const [second, { record }] of ownersOf(records, rules)) {
    const day = dayAt(second);
    if (record.kind === "website") {
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
      if (rival === undefined || beats(piece, rival, at)) best.set(at, piece);
    }
  const owners = new Map<number, Owner>();
  for (const [at, { record }] of best) owners.set(at, { record, isGap: false });

  const coding = pieces.filter(({ record }) => record.kind === "coding");
  const busy = secondsOf(coding.map(({ record }) => record));
  for (const { record } of coding) {
    const from = record.endedAt;
    if (busy.has(from)) continue;
    const starts = coding.map((other) => other.record.startedAt).filter((start) => start > from);
    const next = Math.min(...starts);
    if (next - from > gapMinutes * 60) continue;
    for (let at = from; at < next; at += 1)
      if (!owners.has(at) && isCounted(record.endedBy, at - from, awayMinutes))
        owners.set(at, { record, isGap: true });
  }
  return owners;
}

/** Whether a second of a gap counts, by what the session before it ended by. */
function isCounted(
  endedBy: Recorded["endedBy"],
  secondsSince: number,
  awayMinutes: number,
): boolean {
  switch (endedBy) {
    case "lock":
    case "close":
      return false;
    case "blur":
      return secondsSince < awayMinutes * 60;
    case "idle":
    case "switch":
    case "seal":
      return true;
  }
}

/** Whether `a` owns an instant that `b` covers, too. */
function beats(a: Piece, b: Piece, at: number): boolean {
  const [isLongA, isLongB] = [at - a.beganAt >= LONG, at - b.beganAt >= LONG];
  if (isLongA !== isLongB) return isLongB;
  if (isLongA || a.beganAt === b.beganAt)
    throw new Error(`no published rule decides on ${at} between these two`);
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
          ...[kind, deviceId, record.project, record.language, record.branch, record.editor],
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
    linesAdded: 0,
  };
}
