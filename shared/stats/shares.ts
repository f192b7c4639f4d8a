import type { Dimensions } from "../timeline/interval.ts";
import type { Seconds } from "../time/instant.ts";
import type { Dimension } from "./filter.ts";
import type { Breakdown, Share } from "./stats-answers.ts";

/**
 * The rows summed by each dimension, largest first, equal sums by value. In each list the seconds
 * add up to the rows' seconds. Values without time are left out. `nameOf`: the name to show for a
 * value, for instance a device's name; default the value itself.
 * @example shares([{ project: "a", seconds: 60, … }, { project: "b", seconds: 90, … }]).project
 * // [{ value: "b", name: "b", seconds: 90 }, …]
 */
export function shares(
  rows: readonly (Dimensions & { readonly seconds: Seconds })[],
  nameOf: (dimension: Dimension, value: string) => string = (_, value) => value,
): Breakdown {
  const sharesBy = (dimension: Dimension): Share[] => {
    const sums = new Map<string, Seconds>();
    for (const row of rows)
      if (row.seconds > 0) sums.set(row[dimension], (sums.get(row[dimension]) ?? 0) + row.seconds);
    return [...sums]
      .map(([value, seconds]) => ({ value, name: nameOf(dimension, value), seconds }))
      .sort((a, b) => b.seconds - a.seconds || (a.value < b.value ? -1 : 1));
  };
  return {
    project: sharesBy("project"),
    language: sharesBy("language"),
    editor: sharesBy("editor"),
    deviceId: sharesBy("deviceId"),
    branch: sharesBy("branch"),
  };
}
