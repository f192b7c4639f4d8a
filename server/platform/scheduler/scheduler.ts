import type { EpochSeconds } from "@streakline/shared/time/instant.ts";

/** When a schedule is due: every so many seconds, or by a cron pattern in an IANA time zone. */
export type Due = { everySeconds: number } | { cron: string; timeZone: string };

export interface Schedule {
  /** Its permanent name: a-z, digits and hyphens. */
  name: string;
  due: Due;
  /**
   * The work. It may run twice for one due time. At a stop the signal comes: it ends early, by
   * throwing, and the next start does the rest.
   */
  run(signal: AbortSignal): Promise<unknown>;
}

/** The door to scheduled tasks. */
export interface Scheduler {
  /**
   * Replaces all schedules by these, and runs them in this process, among others.
   * - Each due time is run by one process, however many there are.
   * - A due time that comes while the run before is under way is left out.
   * - A due time that passed while no process ran is run at the next start, once.
   * - A run whose process dies is taken over within 15 seconds.
   * - A clock that was ahead and is set back delays a run by two minutes at most.
   * - A run that throws is reported to `onError` with its name. One by cron is tried again after 1,
   * 2, 4 and 8 minutes, another waits for its next time. Throws RangeError for a pattern or time
   * zone that does not exist; refuses with `unavailable`.
   */
  work(schedules: readonly Schedule[]): Promise<void>;
  /**
   * When each schedule is due next; in the past while no process runs it. `isTooFar`: later than
   * the schedule allows, because a clock was ahead; a running process mends it within a minute.
   */
  dueTimes(): Promise<{ name: string; dueAt: EpochSeconds; isTooFar: boolean }[]>;
  /** The names of schedules of which a run failed, at every attempt, within their last period. */
  failing(): Promise<string[]>;
  /** Takes no more runs, gives those under way the signal to end, and waits for them. */
  close(): Promise<void>;
}

/** Throws RangeError for a schedule that cannot be kept. */
export function assertSchedule({ name, due }: Schedule): void {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(name)) throw new RangeError(`"${name}" names no schedule.`);
  if ("everySeconds" in due) {
    if (!Number.isInteger(due.everySeconds) || due.everySeconds < 1)
      throw new RangeError(`${name}: everySeconds must be a whole number from 1.`);
    return;
  }
  try {
    new Intl.DateTimeFormat("en", { timeZone: due.timeZone }).format(0);
  } catch (error) {
    throw new RangeError(`${name}: ${due.timeZone} is no time zone.`, { cause: error });
  }
}
