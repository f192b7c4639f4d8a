import { DomainError } from "@streakline/shared/errors.ts";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { unavailable } from "./unavailable.ts";

/** A line on its way into the log. */
type Line = {
  level: "warn" | "error";
  details: { err?: unknown; status?: unknown };
  message: string;
};

export interface Outages {
  /**
   * Whether the line is left out, because it only says once more that the database is away; then it
   * is counted.
   */
  takes(line: Line): boolean;
  /**
   * From now on outages are told by `tell` instead of line by line. Before that, and after `stop`,
   * every line is written.
   */
  watch(options: WatchOptions): { stop(): void };
}

interface WatchOptions {
  /** Whether the database answers; a rejection or no answer in time is a no. */
  serves: () => Promise<unknown>;
  /** Writes a line about an outage itself. */
  tell: (details: object, message: string) => void;
  /** Time between two lines about the same outage, in milliseconds; default a minute. */
  everyMs?: number;
  /**
   * How long the database must have served, and nothing failed, until an outage is over, in
   * milliseconds; default 5,000.
   */
  quietMs?: number;
  /** Pause between two questions whether it serves, in milliseconds; default 1,000. */
  lookMs?: number;
}

/**
 * Tells an outage of the database once when it begins, then once a minute, and once when it is
 * over, each time with how many lines were left out since, by what they said. Errors of every other
 * kind are left alone.
 */
export function openOutages(): Outages {
  let watched: Watch | null = null;
  return {
    takes: (line) => watched?.takes(line) ?? false,
    watch(options) {
      const mine = openWatch(options);
      watched = mine;
      return {
        stop() {
          mine.stop();
          if (watched === mine) watched = null;
        },
      };
    },
  };
}

type Watch = { takes(line: Line): boolean; stop(): void };
type Outage = {
  beganAt: number;
  failedAt: number;
  servesSince: number | null;
  toldAt: number;
  total: number;
  leftOut: Map<string, number>;
};

function openWatch({
  serves,
  tell,
  everyMs = 60_000,
  quietMs = 5_000,
  lookMs = 1_000,
}: WatchOptions): Watch {
  let outage: Outage | null = null;
  let isTelling = false;
  let timer: NodeJS.Timeout | undefined;

  /** What is told here is not to be taken itself. */
  function write(details: object, message: string): void {
    isTelling = true;
    tell(details, message);
    isTelling = false;
  }

  function takes(line: Line): boolean {
    if (isTelling) return false;
    const isFailure = saysOutage(line);
    const now = performance.now();
    if (outage === null) {
      if (!isFailure) return false;
      outage = {
        beganAt: now,
        failedAt: now,
        servesSince: null,
        toldAt: now,
        total: 0,
        leftOut: new Map(),
      };
      write(
        { err: line.details.err, what: line.message },
        "The database did not serve; what else fails for that is counted and told once a minute",
      );
      lookLater();
      return true;
    }
    if (!isFailure && line.details.status !== 503) return false;
    if (isFailure) outage.failedAt = now;
    const what = isFailure ? line.message : `${line.message} 503`;
    const name = outage.leftOut.has(what) || outage.leftOut.size < KINDS_MAX ? what : "others";
    outage.leftOut.set(name, (outage.leftOut.get(name) ?? 0) + 1);
    outage.total += 1;
    return true;
  }

  function lookLater(): void {
    timer = setTimeout(() => void look(), lookMs).unref();
  }

  async function look(): Promise<void> {
    const isServing = await answers(serves);
    if (outage === null) return;
    const now = performance.now();
    outage.servesSince = isServing ? (outage.servesSince ?? now) : null;
    const { servesSince, failedAt, toldAt } = outage;
    if (servesSince !== null && now - Math.max(servesSince, failedAt) >= quietMs)
      return end("The database serves again");
    if (now - toldAt >= everyMs) {
      write(count(outage, now), "The database still does not serve well");
      outage.toldAt = now;
      outage.leftOut.clear();
    }
    lookLater();
  }

  function end(message: string): void {
    if (outage === null) return;
    const over = outage;
    outage = null;
    write(count(over, Math.max(over.servesSince ?? performance.now(), over.failedAt)), message);
  }

  return {
    takes,
    stop() {
      clearTimeout(timer);
      end("Stopping during an outage of the database");
    },
  };
}

/** Different lines that are counted apart; what comes above is one number. */
const KINDS_MAX = 50;
const ANSWER_MS_MAX = 1_500;

function count({ beganAt, leftOut, total }: Outage, now: number): object {
  return {
    seconds: Math.round((now - beganAt) / 1_000),
    leftOut: Object.fromEntries(leftOut),
    leftOutInAll: total,
  };
}

/**
 * Lines at level error tell a consequence, and systems other than the database fail with the same
 * codes: only failed queries are sure.
 */
function saysOutage({ level, details: { err } }: Line): boolean {
  if (level === "error") return err instanceof DrizzleQueryError && unavailable(err) !== null;
  return (err instanceof DomainError && err.code === "unavailable") || unavailable(err) !== null;
}

async function answers(serves: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_MS_MAX).unref();
  });
  const answer = serves().then(
    () => true,
    () => false,
  );
  const isServing = await Promise.race([answer, late]);
  clearTimeout(timer);
  return isServing;
}
