/**
 * The shade of a heatmap's cell: 0 for no time, 1 to 4 by quarters of the largest value.
 * @example heatLevel(50, 100) // 2
 */
export function heatLevel(seconds: number, secondsMax: number): 0 | 1 | 2 | 3 | 4 {
  if (seconds <= 0 || secondsMax <= 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil((seconds * 4) / secondsMax))) as 1 | 2 | 3 | 4;
}
