import { DrizzleQueryError } from "drizzle-orm/errors";
import { isUnavailable, unavailable } from "./database/unavailable.ts";

/** A line on its way into the log. */
type Line = {
  level: "warn" | "error";
  details: { err?: unknown; status?: unknown };
  message: string;
};

export type LogThrottle = {
  /** Whether the line is left out; then it is counted. */
  leavesOut(line: Line): boolean;
  /** Tells what was counted so far; for a stop. */
  flush(): void;
};

/** Different lines that are counted apart; the others are one number. */
const KINDS_MAX = 50;

/**
 * Holds an outage of the database to a few lines: the first that says it is written, those that
 * follow are counted by what they say and told once a minute, until a minute brings none. Errors of
 * every other kind are left alone.
 */
export function openLogThrottle(
  tell: (details: object, message: string) => void,
  everyMs = 60_000,
): LogThrottle {
  let leftOut: Map<string, number> | null = null;
  let timer: NodeJS.Timeout | undefined;

  function endRound(): void {
    clearTimeout(timer);
    if (leftOut === null) return;
    if (leftOut.size > 0) {
      tell(
        { leftOut: Object.fromEntries(leftOut) },
        "The database did not serve; these lines were left out",
      );
      beginRound();
    } else leftOut = null;
  }
  function beginRound(): void {
    leftOut = new Map();
    timer = setTimeout(endRound, everyMs).unref();
  }

  return {
    leavesOut(line) {
      const isFirst = leftOut === null;
      if (saysOutage(line)) {
        if (isFirst) beginRound();
        else count(line.message);
        return !isFirst;
      }
      // Answers of 503 follow from it; without one they are told.
      if (isFirst || line.details.status !== 503) return false;
      count(`${line.message} 503`);
      return true;
    },
    flush() {
      endRound();
      clearTimeout(timer);
      leftOut = null;
    },
  };

  function count(what: string): void {
    if (leftOut === null) return;
    const name = leftOut.has(what) || leftOut.size < KINDS_MAX ? what : "others";
    leftOut.set(name, (leftOut.get(name) ?? 0) + 1);
  }
}

/**
 * Lines at level error tell a consequence, and systems other than the database fail with the same
 * codes: only failed queries are sure.
 */
function saysOutage({ level, details: { err } }: Line): boolean {
  if (level === "error") return err instanceof DrizzleQueryError && unavailable(err) !== null;
  return isUnavailable(err);
}
