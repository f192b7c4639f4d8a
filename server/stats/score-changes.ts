import type { Between } from "../read/sessions.store.ts";
import { between } from "./between.ts";
import type { StoredScores } from "./derived-day.ts";

/** What has to be written so that the stored scores of a day are the derived ones. */
export type ScoreChanges = { changed: readonly StoredScores[]; gone: readonly StoredScores[] };

/**
 * The scores of a day that differ from the stored ones or are not stored yet, and the stored ones
 * within the day whose session no longer exists. `stored` is sorted by start.
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
