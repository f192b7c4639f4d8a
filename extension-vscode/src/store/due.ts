export type Due = {
  /** Whether it is `seconds` since this gave true for `what`, or since reset(); at first it is. */
  isDue(what: string, seconds: number): boolean;
  reset(what: string): void;
};

/** Remembers on the monotonic clock when each thing was last due. */
export function createDue(monotonicMilliseconds: () => number): Due {
  const last = new Map<string, number>();
  return {
    isDue(what, seconds) {
      const now = monotonicMilliseconds();
      if (now - (last.get(what) ?? Number.NEGATIVE_INFINITY) < seconds * 1000) return false;
      last.set(what, now);
      return true;
    },
    reset: (what) => void last.set(what, monotonicMilliseconds()),
  };
}
