import type { Day } from "@streakline/shared/time/instant.ts";
import { addDays, dayBounds, daysBetween } from "@streakline/shared/time/days.ts";
import { believableDay } from "../seed/believable-day.ts";
import { PEOPLE } from "../seed/people.ts";
import { deriveDays } from "../app/days/derive-days.ts";
import { aDevice, aPerson, aSession, storeSessions } from "../testing/builders.ts";
import { line, median, quantile, timed } from "./measure.ts";
import type { Scene } from "./scene.ts";

const TIMES = 120;
const LAST = "2026-11-19";

/**
 * Derives one full day in a full month, each time after new sessions, in turn with a bare
 * transaction that reads the same sessions and writes the same rows; and a whole year at once.
 */
export async function benchUpdateDay(scene: Scene): Promise<string[]> {
  const [ada] = PEOPLE;
  if (ada === undefined) throw new Error("nobody to seed");
  const { userId } = await aPerson(scene);
  const deviceId = await aDevice(scene, { userId });
  const days = daysBetween(addDays(LAST, -364), LAST);
  for (const day of days) {
    const sessions = believableDay(ada, day).flat();
    if (sessions.length > 0) await storeSessions(scene, { userId, deviceId, sessions });
  }
  const year = await timed(() => deriveDays({ databases: scene.databases }, userId, days));

  const [{ day, count } = { day: LAST, count: 0 }] = await scene.owner<
    { day: string; count: number }[]
  >`
    select session_start::date::text as day, count(*)::int as count from coding_sessions
    where user_id = ${userId} and session_start >= '2026-10-20'
    group by 1 order by 2 desc limit 1`;
  const { startsAt } = dayBounds(day, { timeZone: "UTC", dayStartsAtMinutes: 0 });
  const [took, bare]: [number[], number[]] = [[], []];
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = startsAt + 60 + time * 90;
    await storeSessions(scene, {
      userId,
      deviceId,
      sessions: [aSession({ startedAt, endedAt: startedAt + 60, project: "bench" })],
    });
    took.push(await timed(() => deriveDays({ databases: scene.databases }, userId, [day])));
    bare.push(await timed(() => readAndWrite(scene, userId, day)));
  }
  const p95 = quantile(took, 0.95);
  const ratio = median(took.map((milliseconds, time) => (bare[time] ?? Number.NaN) / milliseconds));
  return [
    line(
      "updateDay",
      `${median(took).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, best ` +
        `${quantile(took, 0).toFixed(1)} ms (a day of ${count} to ${count + TIMES} sessions), ` +
        `bare ${median(bare).toFixed(1)} ms`,
    ),
    line("  ratio to bare", ratio.toFixed(2), { text: ">= 0.25", isMet: ratio >= 0.25 }),
    line("  a year again", `${(year / 1_000).toFixed(1)} s for ${days.length} days`, {
      text: "< 10 s",
      isMet: year < 10_000,
    }),
  ];
}

/** What deriving a day cannot do without: its sessions read, the rows of day and month written. */
async function readAndWrite({ bare }: Scene, userId: string, day: Day): Promise<void> {
  const month = `${day.slice(0, 7)}-01`;
  await bare.begin(async (tx) => {
    await tx`
      select * from coding_sessions where user_id = ${userId}
      and session_start >= ${day}::date - interval '2 hours'
      and session_start < ${day}::date + interval '26 hours'`;
    await tx`
      update daily_stats set updated_at = now() where user_id = ${userId} and date = ${day}::date`;
    await tx`
      update day_breakdowns set day = day where user_id = ${userId} and day = ${day}::date`;
    await tx`
      update month_breakdowns set month = month
      where user_id = ${userId} and month = ${month}::date`;
  });
}
