import type { Seconds } from "@streakline/shared/time/instant.ts";
import type { WorkerTx } from "../../platform/database/db.ts";
import type { DerivedDay } from "../derive/derived-day.ts";
import type { ScoreChanges } from "../derive/score-changes.ts";
import { setDayBreakdowns, setMonthBreakdowns } from "./set-breakdowns.store.ts";
import { setDailyStats } from "./set-days.store.ts";
import { setScores } from "./set-scores.store.ts";
import { setDaySites } from "./set-sites.store.ts";
import { setStreaks } from "./set-streaks.store.ts";

/** Further values to set with the rows of the days. */
type Beside = {
  scores: Record<"coding" | "visits", readonly ScoreChanges[]>;
  /** Whether the days already have rows in day_sites. */
  hasSites: boolean;
  /** Seconds that a day must reach for the streak (rule 8). */
  streakSecondsMin: Seconds;
};

/**
 * Sets the rows of days in one calendar month, the rows of that month, the streaks from the first
 * of these days on, and the scores. Rows that are already right are not written.
 */
export async function replaceDays(
  tx: WorkerTx,
  userId: string,
  derived: readonly DerivedDay[],
  { scores, hasSites, streakSecondsMin }: Beside,
): Promise<void> {
  const [first] = derived.map(({ day }) => day).toSorted();
  if (first === undefined) return;
  const month = `${first.slice(0, 7)}-01`;
  const sites = hasSites || derived.some((day) => day.sites.length > 0);
  // One round trip: statements run in this order, and each sees the changes of those before it.
  await Promise.all(
    [
      setDailyStats(tx, userId, derived),
      setDayBreakdowns(tx, userId, derived),
      setMonthBreakdowns(tx, userId, month),
      setStreaks(tx, userId, first, streakSecondsMin),
      ...(sites ? [setDaySites(tx, userId, derived)] : []),
      ...(["coding", "visits"] as const).flatMap((kind) =>
        setScores(tx, userId, kind, scores[kind]),
      ),
    ].map((statement) => statement.execute()),
  );
}
