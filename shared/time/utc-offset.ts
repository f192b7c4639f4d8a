import type { EpochSeconds } from "./instant.ts";

/**
 * Seconds that local clocks are ahead of UTC at an instant, negative behind it. By the time zone
 * rules of the engine. Throws a RangeError for a zone that it does not know.
 * @example utcOffset(1_795_305_600, "America/St_Johns") // -12_600: UTC-03:30
 */
export function utcOffset(at: EpochSeconds, timeZone: string): number {
  const shown = formatOf(timeZone).format(at * 1000);
  const [, sign, ...digits] = OFFSET.exec(shown) ?? [];
  const [hours = 0, minutes = 0, seconds = 0] = digits.map((part) => Number(part ?? 0));
  return (sign === "-" ? -1 : 1) * (hours * 3_600 + minutes * 60 + seconds);
}

/** The end of `11/22/2026, GMT-03:30`. Before standard time a zone may have seconds. */
const OFFSET = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
const ZONES_MAX = 256;

// Bounded, so that no input can make it grow without end.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    if (formats.size >= ZONES_MAX) formats.clear();
    formats.set(timeZone, format);
  }
  return format;
}
