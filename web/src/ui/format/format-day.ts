import { type Zones, zoneAt } from "@streakline/shared/time/local-hours.ts";

/** Days like `2026-11-22` are parsed and formatted in UTC: a calendar day has no time zone. */
const WORDS = { timeZone: "UTC" } as const;
const long = new Intl.DateTimeFormat("en-GB", {
  ...WORDS,
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const medium = new Intl.DateTimeFormat("en-GB", {
  ...WORDS,
  weekday: "short",
  day: "numeric",
  month: "short",
});
const short = new Intl.DateTimeFormat("en-GB", { ...WORDS, day: "numeric", month: "short" });
const dated = new Intl.DateTimeFormat("en-GB", {
  ...WORDS,
  day: "numeric",
  month: "short",
  year: "numeric",
});
const month = new Intl.DateTimeFormat("en-GB", { ...WORDS, month: "short", year: "numeric" });

/** @example longDay("2026-11-22") // "Sunday 22 November 2026" */
export function longDay(day: string): string {
  return long.format(utc(day)).replace(",", "");
}

/** @example mediumDay("2026-11-22") // "Sun 22 Nov" */
export function mediumDay(day: string): string {
  return medium.format(utc(day)).replace(",", "");
}

/** @example shortDay("2026-11-22") // "22 Nov" */
export function shortDay(day: string): string {
  return short.format(utc(day));
}

/** @example datedDay("2026-11-22") // "22 Nov 2026" */
export function datedDay(day: string): string {
  return dated.format(utc(day));
}

/** @example monthOf("2026-11-22") // "Nov 2026" */
export function monthOf(day: string): string {
  return month.format(utc(day));
}

/** @example rangeWords("2026-11-16", "2026-11-22") // "16 – 22 Nov 2026" */
export function rangeWords(from: string, to: string): string {
  if (from === to) return datedDay(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))} – ${datedDay(to)}`;
  if (from.slice(0, 4) === to.slice(0, 4)) return `${shortDay(from)} – ${datedDay(to)}`;
  return `${datedDay(from)} – ${datedDay(to)}`;
}

/**
 * A clock time in a zone, or in the zone that held then; seconds when asked for.
 * @example clockTime(0, "UTC") // "00:00"
 */
export function clockTime(at: number, zones: string | Zones, withSeconds = false): string {
  return clock(nameAt(at, zones), withSeconds).format(at * 1000);
}

/**
 * Day and clock time in a zone, for lists of devices and sessions. @example instantWords(0, "UTC")
 * // "1 Jan 1970, 00:00"
 */
export function instantWords(at: number, zones: string | Zones): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: nameAt(at, zones),
    dateStyle: "medium",
    timeStyle: "short",
  }).format(at * 1000);
}

/** How long ago, in the largest unit that fits. @example agoWords(0, 120) // "2 minutes ago" */
export function agoWords(at: number, now: number): string {
  const seconds = Math.max(0, now - at);
  for (const [unit, size] of [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ] as const) {
    const count = Math.floor(seconds / size);
    if (count >= 1) return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
  }
  return "just now";
}

function nameAt(at: number, zones: string | Zones): string {
  return typeof zones === "string" ? zones : zoneAt(at, zones);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clock(timeZone: string, withSeconds: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${withSeconds}`;
  const known = clocks.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
    second: withSeconds ? "2-digit" : undefined,
  });
  clocks.set(key, made);
  return made;
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
