/**
 * The SVG path of a line; it breaks at null, and a value between two nulls is a point.
 * @example trendPath([0, 50, null, 100], (x) => x, (y) => y) // "M0 0L1 50M3 100"
 */
export function trendPath(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  let isOpen = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) path += `${isOpen ? "L" : "M"}${round(x(index))} ${round(y(value))}`;
    isOpen = value !== null;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
