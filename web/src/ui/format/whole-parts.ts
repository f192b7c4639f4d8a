/**
 * Whole numbers near `exact` that add up to `total` (largest remainder method): each is its part
 * rounded down or up. `total`: between the sums of both.
 * @example wholeParts([1.4, 1.4, 1.2], 4) // [2, 1, 1]
 */
export function wholeParts(exact: readonly number[], total: number): number[] {
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/**
 * Whole minutes of parts given in seconds, which add up to those that formatDuration() shows of
 * their sum, or to `minutesTotal`.
 * @example wholeMinutes([100, 100, 100]) // [2, 2, 1], of 5 minutes
 */
export function wholeMinutes(
  seconds: readonly number[],
  minutesTotal: number = Math.floor(seconds.reduce((sum, part) => sum + part, 0) / 60),
): number[] {
  return wholeParts(
    seconds.map((part) => part / 60),
    minutesTotal,
  );
}
