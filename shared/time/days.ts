import type { Day, EpochSeconds } from "./instant.ts";
import { utcOffset } from "./utc-offset.ts";

/**
 * What decides where days begin: an IANA time zone, and the minutes after midnight at which a day
 * starts (0 to 720).
 */
export type DayRule = { readonly timeZone: string; readonly dayStartsAtMinutes: number };

/** A rule that held before, until that second (exclusive). */
export type EarlierDayRule = DayRule & { readonly until: EpochSeconds };

/**
 * A person's rule for days (rule 3): the one that holds now, and those that held before it, sorted
 * by time.
 */
export type DaySettings = DayRule & { readonly earlier?: readonly EarlierDayRule[] | undefined };

/** First second of a day and of the next day. */
export type DayBounds = { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds };

/**
 * The local day of an instant: the date that clocks show by the rule of that moment, or the latest
 * date reached before it. So a day is one stretch of time whatever its zones: who flies west over
 * the date line lives a long day, who flies east a short one or skips a date. `timeZone`: a name
 * that canonicalTimeZone() knows; throws a RangeError for others.
 * @example dayOf(1_795_305_600, { timeZone: "Europe/Berlin", dayStartsAtMinutes: 0 })
 * // "2026-11-22": 01:00 in Berlin
 */
export function dayOf(at: EpochSeconds, settings: DaySettings): Day {
  const number = numberAt(at, ruleAt(at, settings));
  const reached = (settings.earlier ?? [])
    .filter(({ until }) => until <= at && until > at - APART_SECONDS_MAX)
    .map((rule) => numberAt(rule.until - 1, rule));
  return dayFromNumber(Math.max(number, ...reached));
}

/**
 * The bounds of a local day. It starts at the first second at which local clocks show its date or a
 * later one, and `dayStartsAtMinutes` or later. Days with a change of the clock have 23 or 25
 * hours, on Lord Howe 23.5 or 24.5, days with a journey more or fewer; a date that was skipped has
 * length 0.
 * @example dayBounds("2026-03-29", { timeZone: "Europe/Berlin", dayStartsAtMinutes: 0 })
 * // { startsAt: 1774738800, endsAt: 1774821600 }: 23 hours
 */
export function dayBounds(day: Day, settings: DaySettings): DayBounds {
  const number = dayNumber(day);
  return { startsAt: firstOf(number, settings), endsAt: firstOf(number + 1, settings) };
}

/** The time zones that hold in a span: the last of them, and those before it inside the span. */
export function zonesBetween(
  { startsAt, endsAt }: DayBounds,
  settings: DaySettings,
): { timeZone: string; earlier: { timeZone: string; until: EpochSeconds }[] } {
  const { timeZone } = ruleAt(Math.max(startsAt, endsAt - 1), settings);
  const earlier = (settings.earlier ?? [])
    .filter(({ until }) => until > startsAt && until < endsAt)
    .map((rule) => ({ timeZone: rule.timeZone, until: rule.until }));
  return { timeZone, earlier };
}

/** The rule for days that holds at an instant. */
export function ruleAt(at: EpochSeconds, settings: DaySettings): DayRule {
  return settings.earlier?.find(({ until }) => at < until) ?? settings;
}

/**
 * The day `count` days later, or earlier when `count` is negative.
 * @example addDays("2028-02-28", 2) // "2028-03-01"
 */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** Most days that daysBetween() lists. */
const DAYS_MAX = 40_000;

/**
 * All days from `from` to `to`, both included; none when `to` is earlier. Throws a RangeError above
 * 40,000 days.
 * @example daysBetween("2026-12-31", "2027-01-01") // ["2026-12-31", "2027-01-01"]
 */
export function daysBetween(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  const count = dayNumber(to) - first + 1;
  if (count > DAYS_MAX) throw new RangeError(`a range of ${count} days is longer than ${DAYS_MAX}`);
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayFromNumber(first + index));
}

/**
 * Day of the week, 1 Monday to 7 Sunday.
 * @example weekdayOf("2026-11-22") // 7
 */
export function weekdayOf(day: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1970-01-01 was a Thursday
  return (((((dayNumber(day) + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/**
 * Days since 1970-01-01; negative before.
 * @example dayNumber("1970-01-02") // 1
 */
export function dayNumber(day: Day): number {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) throw new RangeError("not a calendar day");
  return milliseconds / (DAY_SECONDS * 1000);
}

/** The first second of a day by number, over all rules. */
function firstOf(number: number, settings: DaySettings): EpochSeconds {
  let from = Number.NEGATIVE_INFINITY;
  for (const rule of settings.earlier ?? []) {
    const startsAt = Math.max(from, startOf(zoneDays(rule), number));
    if (startsAt < rule.until) return startsAt;
    from = rule.until;
  }
  return Math.max(from, startOf(zoneDays(settings), number));
}

function numberAt(at: EpochSeconds, rule: DayRule): number {
  const zone = zoneDays(rule);
  const { last } = zone;
  if (last !== null && at >= last.startsAt && at < last.endsAt) return last.number;
  // A local day is at most 14 hours ahead of UTC, and at most 12 hours plus a late start behind.
  for (let number = Math.floor(at / DAY_SECONDS) + 1; ; number -= 1) {
    const startsAt = startOf(zone, number);
    if (startsAt > at) continue;
    zone.last = { number, startsAt, endsAt: startOf(zone, number + 1) };
    return number;
  }
}

const DAY_SECONDS = 86_400;
/** More than the beginnings of one day by two rules can lie apart: 26 hours, and a late start. */
const APART_SECONDS_MAX = 3 * DAY_SECONDS;
const ZONES_MAX = 256;
const STARTS_PER_ZONE_MAX = 1_024;

type ZoneDays = DayRule & {
  readonly starts: Map<number, EpochSeconds>;
  last: (DayBounds & { readonly number: number }) | null;
};

// One entry per zone and start of day. Bounded, so that no input can make it grow without end.
const zones = new Map<string, ZoneDays>();
let lastZone: ZoneDays | null = null;

function zoneDays({ timeZone, dayStartsAtMinutes }: DayRule): ZoneDays {
  if (
    lastZone !== null &&
    lastZone.timeZone === timeZone &&
    lastZone.dayStartsAtMinutes === dayStartsAtMinutes
  )
    return lastZone;
  const key = `${timeZone} ${dayStartsAtMinutes}`;
  let zone = zones.get(key);
  if (zone === undefined) {
    if (zones.size >= ZONES_MAX) zones.clear();
    zone = { timeZone, dayStartsAtMinutes, starts: new Map(), last: null };
    zones.set(key, zone);
  }
  lastZone = zone;
  return zone;
}

function startOf(zone: ZoneDays, number: number): EpochSeconds {
  const known = zone.starts.get(number);
  if (known !== undefined) return known;
  const wanted = number * DAY_SECONDS + zone.dayStartsAtMinutes * 60;
  const startsAt = firstSecond(wanted, zone.timeZone);
  if (zone.starts.size >= STARTS_PER_ZONE_MAX) zone.starts.clear();
  zone.starts.set(number, startsAt);
  return startsAt;
}

/**
 * The first second at which local clocks show `wanted` or later. `wanted`: a local time in seconds,
 * counted as if it were UTC.
 */
function firstSecond(wanted: number, timeZone: string): EpochSeconds {
  // The offsets a day earlier and a day later: two where the clocks change in between.
  const one = wanted - utcOffset(wanted - DAY_SECONDS, timeZone);
  const other = wanted - utcOffset(wanted + DAY_SECONDS, timeZone);
  if (one === other) return one;
  const earlier = Math.min(one, other);
  const later = Math.max(one, other);
  const shown = (at: EpochSeconds) => at + utcOffset(at, timeZone);
  if (shown(earlier) === wanted) return earlier;
  if (shown(later) === wanted) return later;
  // The clocks jumped over the wanted time, between these two: the first second after the jump.
  let before = earlier;
  let startsAt = later;
  while (startsAt - before > 1) {
    const middle = Math.floor((before + startsAt) / 2);
    if (shown(middle) < wanted) before = middle;
    else startsAt = middle;
  }
  return startsAt;
}

function dayFromNumber(number: number): Day {
  return new Date(number * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}
