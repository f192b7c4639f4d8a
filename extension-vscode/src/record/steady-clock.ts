/**
 * A step of the wall clock against the monotonic one that is no drift: somebody set the clock, or
 * the machine slept.
 */
const JUMP_MILLISECONDS = 5_000;

export type SteadyClock = {
  /**
   * Now, in whole epoch seconds of the wall clock. Never goes back, except by a jump, which is told
   * first.
   */
  nowSeconds(): number;
};

/**
 * The wall clock, watched by the monotonic one. When they part by more than five seconds, `onJump`
 * is told the last second before: what was going on ended there, so that neither a clock that is
 * set nor a night with the lid closed counts as time. Ask at least once a second.
 */
export function createSteadyClock(
  wall: () => number,
  monotonic: () => number,
  onJump: (lastSecond: number) => void,
): SteadyClock {
  let last = wall();
  let offset = last - monotonic();
  return {
    nowSeconds() {
      const now = wall();
      const sinceAnchor = now - monotonic() - offset;
      if (Math.abs(sinceAnchor) > JUMP_MILLISECONDS) {
        offset += sinceAnchor;
        const before = last;
        last = now;
        onJump(Math.floor(before / 1000));
      }
      last = Math.max(last, now);
      return Math.floor(last / 1000);
    },
  };
}
