import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { type Span, union } from "@streakline/shared/timeline/spans.ts";
import { type DaySettings, dayBounds } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Chance } from "./chance.ts";

/**
 * Why a person uses the browser: to look something up for the work, during a pause, or after work.
 */
export type Mood = "lookup" | "pause" | "evening";

/** A time at the browser. */
export type Sitting = Span & { mood: Mood };

/**
 * When a person uses the browser on a day: in gaps and pauses of `coding` (the day's sessions of
 * all devices), for moments beside it as on a second screen, and in the evening. In order, without
 * overlaps.
 */
export function sittings(
  day: Day,
  zone: DaySettings,
  coding: readonly CodingSession[],
  chance: Chance,
): Sitting[] {
  const spans = union(coding.filter(({ actor }) => actor === "person"));
  const made = [
    ...spans.flatMap((span, index) => [
      ...beside(span, chance),
      ...after(span.endedAt, spans[index + 1]?.startedAt ?? null, chance),
    ]),
    ...leisure(dayBounds(day, zone).startsAt, spans.at(-1)?.endedAt ?? null, chance),
  ];
  return apart(made);
}

/**
 * Probabilities: a look away is at the browser; it is for rest; a pause is spent there; an evening
 * is; on free days also an hour.
 */
const OFTEN = {
  lookup: 0.75,
  distraction: 0.12,
  pause: 0.75,
  evening: 0.7,
  freeEvening: 0.45,
  freeHour: 0.3,
};
/** Longest gap that is a look away; a longer gap is a pause. */
const LOOK_SECONDS_MAX = 600;

/** Looking something up while the editor keeps counting. */
function beside({ startedAt, endedAt }: Span, chance: Chance): Sitting[] {
  const made: Sitting[] = [];
  for (
    let at = startedAt + chance.between(120, 1_200);
    at < endedAt - 60;
    at += chance.between(420, 1_500)
  )
    made.push({
      mood: chance.happens(OFTEN.distraction) ? "pause" : "lookup",
      startedAt: at,
      endedAt: at + chance.between(8, 55),
    });
  return made;
}

/** The sittings after a span of coding, up to the next span; none after the last. */
function after(startedAt: EpochSeconds, nextAt: EpochSeconds | null, chance: Chance): Sitting[] {
  const seconds = (nextAt ?? startedAt) - startedAt;
  if (seconds < 10) return [];
  if (seconds <= LOOK_SECONDS_MAX) {
    if (!chance.happens(OFTEN.lookup)) return [];
    return [
      {
        mood: chance.happens(OFTEN.distraction) ? "pause" : "lookup",
        startedAt,
        endedAt: startedAt + Math.min(seconds, 240),
      },
    ];
  }
  if (!chance.happens(OFTEN.pause)) return [];
  const at = startedAt + chance.pick([0, 0, 20, 120]);
  return [
    {
      mood: "pause",
      startedAt: at,
      endedAt: Math.min(at + chance.between(120, 720), startedAt + seconds),
    },
  ];
}

/**
 * The evening after work, if any. On a free day less often, and sometimes also an hour during the
 * day.
 */
function leisure(
  dayStartsAt: EpochSeconds,
  workEndedAt: EpochSeconds | null,
  chance: Chance,
): Sitting[] {
  const made: Sitting[] = [];
  const sit = (hour: number, minutes: number): void => {
    const startedAt = Math.max(
      dayStartsAt + hour * 3_600 + chance.between(0, 5_400),
      (workEndedAt ?? 0) + 900,
    );
    made.push({ mood: "evening", startedAt, endedAt: startedAt + minutes * 60 });
  };
  if (workEndedAt === null && chance.happens(OFTEN.freeHour)) sit(11, chance.between(5, 30));
  if (chance.happens(workEndedAt === null ? OFTEN.freeEvening : OFTEN.evening))
    sit(20, chance.between(10, 50));
  return made;
}

function apart(made: readonly Sitting[]): Sitting[] {
  const kept: Sitting[] = [];
  for (const sitting of made.toSorted((a, b) => a.startedAt - b.startedAt))
    if (sitting.startedAt >= (kept.at(-1)?.endedAt ?? 0)) kept.push(sitting);
  return kept;
}
