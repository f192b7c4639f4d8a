import { DomainError } from "@streakline/shared/errors.ts";

export interface GateLimits {
  /** How many may be inside at once. */
  width: number;
  /** Longest wait for a place, in milliseconds. */
  waitMs: number;
  /**
   * Longest stay, in milliseconds. The caller gets `unavailable`; the place is free only when the
   * work has really ended.
   */
  stayMs: number;
  /** How many may wait; beyond that callers are refused at once. */
  waitersMax: number;
}

export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** How many are inside and how many wait. */
  load(): { inside: number; waiting: number };
}

/**
 * Lets a bounded number of callers in at a time. Drivers queue for ever when a pool is used up or
 * the database hangs; behind a gate a caller waits at most `waitMs`, stays at most `stayMs`, and
 * then gets `unavailable`. Work that overstays keeps its place until it ends, so a hanging database
 * never piles work up.
 */
export function openGate({ width, waitMs, stayMs, waitersMax }: GateLimits): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (inside < width) {
      inside += 1;
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

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  }

  return {
    load: () => ({ inside, waiting: waiting.length }),
    async run<T>(work: () => Promise<T>): Promise<T> {
      await enter();
      const running = work().finally(leave);
      return await within(running, stayMs);
    },
  };
}

async function within<T>(running: Promise<T>, stayMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(refused()), stayMs);
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
