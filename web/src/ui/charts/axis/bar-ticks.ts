/**
 * At most six values of a time axis, from 0 to `secondsMax` or above, in round steps.
 * @example barTicks(5_400) // [0, 1800, 3600, 5400]
 */
export function barTicks(secondsMax: number): number[] {
  const top = Math.max(secondsMax, 900);
  const step =
    STEPS.find((seconds) => top / seconds <= 5) ?? Math.ceil(top / 5 / 360_000) * 360_000;
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => index * step);
}

const HOUR = 3_600;
const STEPS = [
  300,
  900,
  1_800,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  4 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  48 * HOUR,
  100 * HOUR,
];

/** Labels fit below every n-th bar: n. @example labelEvery(30, 600, 48) // 3 */
export function labelEvery(bars: number, width: number, labelWidth: number): number {
  return Math.max(1, Math.ceil((bars * labelWidth) / Math.max(1, width)));
}
