import type { Dimension } from "@streakline/shared/stats/filter.ts";
import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";

/**
 * The shown name of a value: a device's name for its id, "Unknown" for an empty value, "Other"
 * for the sum of the names beyond the largest, else the value.
 * @example nameOf("deviceId", "0197…", new Map([["0197…", "Laptop"]])) // "Laptop"
 */
export function nameOf(
  dimension: Dimension,
  value: string,
  deviceNames: ReadonlyMap<string, string>,
): string {
  if (dimension === "deviceId") return deviceNames.get(value) ?? "Unknown device";
  if (value === OTHER_VALUE) return "Other";
  return value === "" ? "Unknown" : value;
}
