import { sentence } from "@streakline/shared/errors.ts";
import { shares } from "@streakline/shared/stats/shares.ts";
import type { DayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { dayBounds, zonesBetween } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import type { Ctx } from "../../trpc/context.ts";
import { linesOfSums } from "./lines-of-sums.ts";
import { nameOf } from "./names.ts";
import { SESSIONS_MAX } from "../../read/sessions.store.ts";
import { dayOfPerson, type StoredDay } from "./stats.store.ts";

/**
 * A person's local day: total, breakdown, lines, deep work, focus, and the streak that ends with
 * it. `pending`: sessions have arrived that are not derived yet. `refusal`: why the day cannot be
 * derived and shows older figures. A day without activity has zeros.
 */
export async function getDay(
  ctx: Ctx<"databases" | "clock">,
  userId: string,
  day: Day,
): Promise<DayAnswer> {
  return dayAnswer(day, await dayOfPerson(ctx.databases.app, userId, day), ctx.clock());
}

/**
 * A stored day in the shape of the answer. A day still running at `now` does not break the streak.
 */
export function dayAnswer(
  day: Day,
  { settings, row, cells, streakDaysBefore, isDirty, refusedCode, deviceNames }: StoredDay,
  now: EpochSeconds,
): DayAnswer {
  const { startsAt, endsAt } = dayBounds(day, settings);
  const names = new Map(deviceNames);
  const streakDays = row?.streakDays ?? 0;
  return {
    day,
    startsAt,
    endsAt,
    ...zonesBetween({ startsAt, endsAt }, settings),
    secondsTotal: row?.secondsTotal ?? 0,
    agentSeconds: row?.agentSeconds ?? 0,
    breakdown: shares(cells, (dimension, value) => nameOf(dimension, value, names)),
    lines: linesOfSums(row?.lines ?? {}),
    deepWork: row?.deepWork ?? [],
    focus: row?.focus ?? null,
    streakDays: streakDays === 0 && startsAt <= now && now < endsAt ? streakDaysBefore : streakDays,
    pending: isDirty,
    refusal: refusedCode === null ? null : sentence(refusedCode, { max: SESSIONS_MAX }),
    updatedAt: row?.updatedAt ?? null,
  };
}
