/** A query in the cache: its key, and when its answer came. */
type Kept = { queryKey: readonly unknown[]; state: { status: string; dataUpdatedAt: number } };

/**
 * The day whose kept answer is the newest; null when none is kept.
 * @param queries queries of `stats.day`
 */
export function lastSeenDay(queries: readonly Kept[]): string | null {
  const seen = queries
    .filter(({ state }) => state.status === "success")
    .toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { queryKey } of seen) {
    const day = dayIn(queryKey[1]);
    if (day !== null) return day;
  }
  return null;
}

function dayIn(options: unknown): string | null {
  if (typeof options !== "object" || options === null || !("input" in options)) return null;
  const { input } = options;
  return typeof input === "object" &&
    input !== null &&
    "day" in input &&
    typeof input.day === "string"
    ? input.day
    : null;
}
