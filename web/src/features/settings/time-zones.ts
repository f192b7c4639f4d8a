import { canonicalTimeZone } from "@streakline/shared/time/time-zone.ts";

/** A time zone in the list: `Europe/Berlin` reads "Europe / Berlin", with its offset. */
export type ZoneOption = { value: string; label: string; note: string };

/**
 * The time zones of this browser by canonical name, UTC first, with `chosen` even when the browser
 * does not know it.
 * @param at epoch seconds for which the offsets hold
 */
export function zoneOptions(names: readonly string[], chosen: string, at: number): ZoneOption[] {
  const known = new Set(["UTC", chosen]);
  for (const name of names) {
    const canonical = canonicalTimeZone(name);
    if (canonical !== null) known.add(canonical);
  }
  return [...known]
    .toSorted((a, b) => Number(b === "UTC") - Number(a === "UTC") || a.localeCompare(b))
    .map((value) => ({
      value,
      label: value.replaceAll("_", " ").replaceAll("/", " / "),
      note: offsetAt(value, at),
    }));
}

/** Where the person's time zone comes from, in a sentence. */
export function zoneHint(isGuessed: boolean, hasDevices: boolean): string {
  if (!isGuessed) return "Your days begin and end in this zone, wherever a device is.";
  if (hasDevices) return "Taken from your first device until you choose one.";
  return "Taken from your browser, then from your first device, until you choose one.";
}

function offsetAt(timeZone: string, at: number): string {
  if (timeZone === "UTC") return "UTC+00:00";
  try {
    const parts = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      timeZoneName: "longOffset",
    }).formatToParts(at * 1000);
    return (parts.find(({ type }) => type === "timeZoneName")?.value ?? "").replace("GMT", "UTC");
  } catch {
    return "";
  }
}
