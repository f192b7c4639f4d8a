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

/** Gives every item to one of `width` workers that run side by side. */
export async function inParallel<T>(
  width: number,
  items: readonly T[],
  work: (item: T, worker: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async (_, worker) => {
      for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item, worker);
    }),
  );
}

/** A line of the report: what was measured, and whether an aim was reached. */
export function line(name: string, figures: string, aim?: { text: string; isMet: boolean }): string {
  return `${name.padEnd(22)} ${figures}${aim === undefined ? "" : `  (aim ${aim.text}: ${aim.isMet ? "met" : "MISSED"})`}`;
}
