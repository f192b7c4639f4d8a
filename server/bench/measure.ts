/**
 * The value below which this share of all values lies.
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

/** Milliseconds that work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** A line of the report: what was measured, and whether an aim was reached. */
export function line(
  name: string,
  figures: string,
  aim?: { text: string; isMet: boolean },
): string {
  return `${name.padEnd(22)} ${figures}${aim === undefined ? "" : `  (aim ${aim.text}: ${aim.isMet ? "met" : "MISSED"})`}`;
}
