/**
 * The value below which `share` of all values lie.
 * @example quantile([3, 1, 2], 0.5) // 2
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Duration of `work` in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** A line of the report: a figure, and whether it meets its aim. */
export function line(
  name: string,
  figures: string,
  aim?: { text: string; isMet: boolean },
): string {
  const verdict = aim === undefined ? "" : `  (aim ${aim.text}: ${aim.isMet ? "met" : "MISSED"})`;
  return `${name.padEnd(22)} ${figures}${verdict}`;
}
