import type { Interval } from "../timeline/interval.ts";
import { weightClass } from "../categories/categories.ts";
import type { FocusSites } from "./focus-score.ts";

/**
 * A day's websites as the focus score needs them (rule 7), from the sites of its timeline. A switch
 * is a change of category between consecutive sites, also with coding between them: going back and
 * forth between the editor and documentation is no switch.
 * @example focusSites([documentation 60 s, video 30 s, documentation 60 s])
 * // { productiveSeconds: 120, distractingSeconds: 30, switches: 2 }
 */
export function focusSites(sites: readonly Interval[]): FocusSites {
  let [productiveSeconds, distractingSeconds, switches] = [0, 0, 0];
  let before: Interval | null = null;
  for (const site of sites) {
    if (site.kind !== "site") continue;
    const seconds = site.endedAt - site.startedAt;
    const counts = weightClass(site.weight ?? NEUTRAL);
    if (counts === "productive") productiveSeconds += seconds;
    if (counts === "distracting") distractingSeconds += seconds;
    if (before !== null && before.category !== site.category) switches += 1;
    before = site;
  }
  return { productiveSeconds, distractingSeconds, switches };
}

const NEUTRAL = 0.5;
