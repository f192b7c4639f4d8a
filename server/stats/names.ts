import type { Dimension } from "@streakline/shared/stats/filter.ts";

/**
 * What a person reads for a value: a device's name for its id, "Unknown" for what was empty or
 * hidden, otherwise the value itself.
 * @example nameOf("deviceId", "0197…", new Map([["0197…", "Laptop"]])) // "Laptop"
 */
export function nameOf(
  dimension: Dimension,
  value: string,
  deviceNames: ReadonlyMap<string, string>,
): string {
  if (dimension === "deviceId") return deviceNames.get(value) ?? "Unknown device";
  return value === "" ? "Unknown" : value;
}
