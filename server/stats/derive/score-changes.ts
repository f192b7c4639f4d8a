import type { Between } from "../../read/sessions.store.ts";
import { between } from "./between.ts";
import type { StoredScores } from "./derived-day.ts";

/** The changes that bring a day's stored scores to the derived ones. */
export type ScoreChanges = { changed: readonly StoredScores[]; gone: readonly StoredScores[] };

/**
 * `changed`: scores of a day that differ from the stored ones or are missing there. `gone`: stored
 * scores within the day whose session no longer exists. `stored` is sorted by start.
 * @example scoreChanges(bounds, [a], [a, b]) // { changed: [], gone: [b] }
 */
export function scoreChanges(
  bounds: Between,
  scores: readonly StoredScores[],
  stored: readonly StoredScores[],
): ScoreChanges {
  const known = new Map(stored.map((one) => [one.id, one]));
  const fresh = new Set(scores.map(({ id }) => id));
  return {
    changed: scores.filter(({ id, productivity, focus }) => {
      const before = known.get(id);
      return before?.productivity !== productivity || before.focus !== focus;
    }),
    gone: between(stored, bounds).filter(({ id }) => !fresh.has(id)),
  };
}
