import * as Instant from "temporal-polyfill/fns/Instant";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { EpochSeconds } from "./instant.ts";

/** Seconds of a span that lie in one local hour of the day, 0 to 23. */
export type HourPart = {
  readonly hour: number;
  readonly startedAt: EpochSeconds;
  readonly endedAt: EpochSeconds;
};

/**
 * The local hour at an instant, 0 to 23.
 * @example hourOf(1_795_305_600, "Asia/Kolkata") // 5: 05:30 in India
 */
export function hourOf(at: EpochSeconds, timeZone: string): number {
  const local = at + stretchAt(at, timeZone).offsetSeconds;
  return Math.floor((((local % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS) / HOUR_SECONDS);
}

/**
 * A span cut at every full local hour, at every change of the clock, and where another time zone
 * holds. The parts add up to the span.
 * @example hourParts(1_795_306_800, 1_795_309_800, { timeZone: "UTC" })
 * // 00:20 to 01:10: hour 0 for 40 minutes, hour 1 for 10
 */
export function hourParts(
  startedAt: EpochSeconds,
  endedAt: EpochSeconds,
  zones: Zones,
): HourPart[] {
  const parts: HourPart[] = [];
  for (let at = startedAt; at < endedAt;) {
    const earlier = zones.earlier?.find((zone) => at < zone.until);
    const { timeZone } = earlier ?? zones;
    const stretch = stretchAt(at, timeZone);
    const local = at + stretch.offsetSeconds;
    const intoHour = ((local % HOUR_SECONDS) + HOUR_SECONDS) % HOUR_SECONDS;
    const fullHour = at + HOUR_SECONDS - intoHour;
    const until = Math.min(endedAt, stretch.until, fullHour, earlier?.until ?? endedAt);
    parts.push({ hour: hourOf(at, timeZone), startedAt: at, endedAt: until });
    at = until;
  }
  return parts;
}

/** The time zone that holds now, and those that held before, each until its second. */
export type Zones = {
  readonly timeZone: string;
  readonly earlier?:
    | readonly { readonly timeZone: string; readonly until: EpochSeconds }[]
    | undefined;
};

/** The time zone that holds at an instant. */
export function zoneAt(at: EpochSeconds, zones: Zones): string {
  return zones.earlier?.find(({ until }) => at < until)?.timeZone ?? zones.timeZone;
}

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
const ZONES_MAX = 256;
const STRETCHES_PER_ZONE_MAX = 512;

/** A span in which a zone keeps one offset from UTC. */
type Stretch = {
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
  readonly offsetSeconds: number;
};
type ZoneStretches = { readonly known: Stretch[]; last: Stretch | null };

const zones = new Map<string, ZoneStretches>();

function stretchAt(at: EpochSeconds, timeZone: string): Stretch {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    if (zones.size >= ZONES_MAX) zones.clear();
    zone = { known: [], last: null };
    zones.set(timeZone, zone);
  }
  if (zone.last !== null && at >= zone.last.from && at < zone.last.until) return zone.last;
  let stretch = zone.known.find(({ from, until }) => at >= from && at < until);
  if (stretch === undefined) {
    stretch = findStretch(at, timeZone);
    if (zone.known.length >= STRETCHES_PER_ZONE_MAX) zone.known.length = 0;
    zone.known.push(stretch);
  }
  zone.last = stretch;
  return stretch;
}

function findStretch(at: EpochSeconds, timeZone: string): Stretch {
  const zoned = zonedAt(at, timeZone);
  const next = ZonedDateTime.getTimeZoneTransition(zoned, "next");
  // "previous" is exclusive: add a second to find a change at this very second.
  const previous = ZonedDateTime.getTimeZoneTransition(zonedAt(at + 1, timeZone), "previous");
  return {
    from:
      previous === null ? Number.NEGATIVE_INFINITY : Math.floor(previous.epochMilliseconds / 1000),
    until: next === null ? Number.POSITIVE_INFINITY : Math.floor(next.epochMilliseconds / 1000),
    offsetSeconds: Math.floor(ZonedDateTime.offsetNanoseconds(zoned) / 1e9),
  };
}

function zonedAt(at: EpochSeconds, timeZone: string): ZonedDateTime.Record {
  return Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(at * 1000), timeZone);
}
