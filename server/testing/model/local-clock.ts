/** What local clocks show at an instant: the day it belongs to (rule 3) and the hour, 0 to 23. */
type LocalTime = { readonly day: string; readonly hour: number };

/** The local time of every instant of a span, and where its days begin. */
export type LocalClock = {
  at(second: number): LocalTime;
  /** First second of every day that begins in the span, by day. */
  readonly starts: ReadonlyMap<string, number>;
};

const MINUTE = 60;
const DAY = 86_400;
/** Longer than any change of a clock, so that no day of the span begins before the walk does. */
const LEAD = 3 * DAY;

type DayRule = { readonly timeZone: string; readonly dayStartsAtMinutes: number };

/** A person's rule for days, and those that held before it, each until its second. */
export type DayRules = DayRule & { readonly earlier: readonly (DayRule & { until: number })[] };

/**
 * Rule 3 read minute by minute with Intl, apart from shared/time: a day begins at the first instant
 * at which local clocks, by the rule of that instant, show its date and the start of the day, or
 * later. From then on every instant belongs to it until the next day begins, also when the clocks
 * are set back or show another zone. Rules change at full minutes.
 */
export function localClock(
  rules: DayRules,
  span: { readonly from: number; readonly to: number },
): LocalClock {
  const first = Math.floor((span.from - LEAD) / MINUTE);
  const last = Math.ceil(span.to / MINUTE);
  const times: LocalTime[] = [];
  const starts = new Map<string, number>();
  let latest = Number.NEGATIVE_INFINITY;
  for (let minute = first; minute <= last; minute += 1) {
    const at = minute * MINUTE;
    const { timeZone, dayStartsAtMinutes } = rules.earlier.find(({ until }) => at < until) ?? rules;
    const shown = shownAt(at, timeZone);
    const number = Math.floor((shown - dayStartsAtMinutes * MINUTE) / DAY);
    if (number > latest) {
      // A date that is skipped begins and ends at once.
      for (let one = latest + 1; minute > first && one <= number; one += 1)
        starts.set(dateOf(one), at);
      latest = number;
    }
    times.push({ day: dateOf(latest), hour: Math.floor(shown / 3_600) % 24 });
  }
  return {
    starts,
    at(second) {
      const time = times[Math.floor(second / MINUTE) - first];
      if (time === undefined) throw new Error(`${second} lies outside of the clock's span`);
      return time;
    },
  };
}

function dateOf(number: number): string {
  return new Date(number * DAY * 1_000).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, Map<number, number>>();

/** What local clocks show at an instant, in seconds, counted as if it were UTC. */
function shownAt(at: number, timeZone: string): number {
  const ofZone = known.get(timeZone) ?? new Map<number, number>();
  known.set(timeZone, ofZone);
  const before = ofZone.get(at);
  if (before !== undefined) return before;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(timeZone, format);
  const parts = new Map(
    format.formatToParts(at * 1_000).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const shown =
    Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute")) / 1_000 +
    part("second");
  ofZone.set(at, shown);
  return shown;
}
