import type { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";

/**
 * Why a day is longer or shorter than 24 hours, or was lived in more than one time zone; null for
 * any other.
 * @example lengthWords({ startsAt: 0, endsAt: 82_800, timeZone: "Europe/Berlin" })
 * // "23 hours long: the clocks changed"
 */
export function lengthWords({
  startsAt,
  endsAt,
  timeZone,
  earlier = [],
}: Pick<DayAnswer, "startsAt" | "endsAt" | "timeZone" | "earlier">): string | null {
  const hours = Number(((endsAt - startsAt) / 3_600).toFixed(1));
  const zones = [...earlier.map((zone) => zone.timeZone), timeZone]
    .filter((zone, index, all) => zone !== all[index - 1])
    .map((zone) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " "));
  if (zones.length > 1) return `${hours} hours long: in ${zones.join(", then ")}`;
  if (hours === 24) return null;
  if (earlier.length > 0) return `${hours} hours long: the start of your days changed`;
  return `${hours} hours long: the clocks changed`;
}
