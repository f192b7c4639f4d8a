import { deleteOldSitesOf } from "../../app/days/delete-old-sites.ts";
import { clockOf } from "./compare.ts";
import { localClock } from "./local-clock.ts";
import { countedRecords } from "./look.ts";
import { countDays, emptyDay } from "./oracle.ts";
import type { Person } from "./person.ts";
import { patiently, type World } from "./world.ts";

/** How long before the first day that is kept visits stay at least, in seconds. */
const NEEDED_SECONDS = 7_200;
const DAY = 86_400;

/** Deletes the visits of days before the day of an instant, and notes what these days keep. */
export async function runRetention(world: World, person: Person, at: number): Promise<void> {
  const { userId, ledger } = person;
  const { timeZone, dayStartsAtMinutes, earlier } = ledger.settings;
  const clock = clockOf(ledger);
  const first = clock.at(at).day;
  const now = aMonthLater(first, timeZone, dayStartsAtMinutes);
  if (now === null) return;
  const records = await countedRecords(world, person);
  const counted = countDays(records, ledger.settings, clock, ledger.kept);
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const context = { databases: world.fresh.databases, log, clock: () => now };
  const kept = { userId, months: 1, timeZone, dayStartsAtMinutes, earlier };
  await patiently(() => deleteOldSitesOf(context, kept));
  const neededFrom = (clock.starts.get(first) ?? 0) - NEEDED_SECONDS;
  for (const { id, kind, startedAt, endedAt } of records) {
    if (kind !== "website") continue;
    for (const second of [startedAt, Math.max(startedAt, endedAt - 1)]) {
      const { day } = clock.at(second);
      const { sites, siteSeconds } = counted.get(day) ?? emptyDay();
      if (day < first && !ledger.kept.has(day)) ledger.kept.set(day, { sites, siteSeconds });
    }
    if (startedAt < neededFrom) {
      ledger.aged.add(id);
      ledger.stored.set(id, "perhaps");
    }
  }
}

/** An instant of the same day of the next month; null for the last days of a month. */
function aMonthLater(day: string, timeZone: string, dayStartsAtMinutes: number): number | null {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if (date > 28) return null;
  const around = Date.UTC(year, month, date) / 1_000;
  const span = { from: around - 2 * DAY, to: around + 2 * DAY };
  const later = new Date(around * 1_000).toISOString().slice(0, 10);
  const startsAt = localClock({ timeZone, dayStartsAtMinutes, earlier: [] }, span).starts.get(
    later,
  );
  return startsAt === undefined ? null : startsAt + 3_600;
}
