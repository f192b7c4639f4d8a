import { DomainError } from "@streakline/shared/errors.ts";

export interface SemaphoreLimits {
  /** How many pieces of work may run at once. */
  permits: number;
  /** Longest wait for a permit, in milliseconds. */
  waitMs: number;
  /**
   * Longest run, in milliseconds. The caller then gets `unavailable`; the permit is returned only
   * when the work has really ended.
   */
  holdMs: number;
  /** How many callers may wait; beyond that they are refused at once. */
  waitersMax: number;
}

export interface Semaphore {
  /** Runs `work` once a permit is free; refuses with `unavailable` when a limit is passed. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** How many permits are held and how many callers wait. */
  load(): { held: number; waiting: number };
}

/**
 * A semaphore with deadlines. Drivers queue without a limit when a pool is used up or the database
 * hangs; here a caller waits at most `waitMs`, its work runs at most `holdMs`, and then it gets
 * `unavailable`. Work that runs longer keeps its permit until it ends, so a hanging database never
 * piles work up. That is why no library stands here: p-limit and p-queue return the permit at the
 * deadline, and neither bounds the wait.
 */
export function openSemaphore(limits: SemaphoreLimits): Semaphore {
  const { permits, waitMs, holdMs, waitersMax } = limits;
  let held = 0;
  const waiting: (() => void)[] = [];

  async function acquire(): Promise<void> {
    if (held < permits) {
      held += 1;
      return;
    }
    if (waiting.length >= waitersMax) throw refused();
    await new Promise<void>((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(admit), 1);
        reject(refused());
      }, waitMs);
      waiting.push(admit);
    });
  }

  function release(): void {
    const next = waiting.shift();
    if (next === undefined) held -= 1;
    else next();
  }

  return {
    load: () => ({ held, waiting: waiting.length }),
    async run<T>(work: () => Promise<T>): Promise<T> {
      await acquire();
      return await within(work().finally(release), holdMs);
    },
  };
}

async function within<T>(running: Promise<T>, holdMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refused()), holdMs);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

function refused(): DomainError {
  return new DomainError("unavailable", { seconds: 5 });
}
