import { sealBatch, sessionChunks } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch, BatchRecord } from "@streakline/shared/activity/batch.ts";
import { addDays, dayNumber, dayOf, daysBetween } from "@streakline/shared/time/days.ts";
import type { Day, EpochSeconds } from "@streakline/shared/time/instant.ts";
import { believableDay } from "./believable-day.ts";
import { believableVisits } from "./believable-visits.ts";
import { chanceOf, seedOf } from "./chance.ts";
import type { SeededPerson } from "./people.ts";
import { type Sender, sendersOf } from "./senders.ts";

/** A batch and the device that sends it. */
export type Sending = { sender: Sender; batch: Batch<BatchRecord> };

/**
 * A year of batches of a person's editors and browser, oldest first: one per day of an editor and
 * one per week of the browser, as after a time without network. Of the last days, only what ended
 * by the full hour before `now`. Calls within that hour give equal bytes; ids of sessions never
 * change.
 */
export function batchesOfYear(person: SeededPerson, now: EpochSeconds, days = 365): Sending[] {
  const today = dayOf(now, { timeZone: person.timeZone, dayStartsAtMinutes: 0 });
  const hour = now - (now % 3_600);
  const { main, other, browser } = sendersOf(person);
  const sendings: Sending[] = [];
  const add = (sender: Sender, label: string, records: readonly BatchRecord[]): void => {
    const ended = records.filter(({ endedAt }) => endedAt <= hour);
    for (const [index, chunk] of sessionChunks(ended).entries())
      sendings.push({
        sender,
        batch: aBatch(person, sender, chunk, `${label} ${index} ${ended.length}`),
      });
  };
  for (const week of weeksOf(daysBetween(addDays(today, -days), today))) {
    const visits = week.flatMap((day) => {
      const coding = believableDay(person, day);
      add(main, `0 ${day}`, coding[0]);
      add(other, `1 ${day}`, coding[1]);
      return believableVisits(person, day, coding.flat());
    });
    // Fewer days may cut the first week: another batch, so another id.
    add(browser, `browser ${week[0]}`, visits);
  }
  return sendings.sort((a, b) => a.batch.sealedAt - b.batch.sealedAt);
}

function weeksOf(days: readonly Day[]): Day[][] {
  return [...Map.groupBy(days, (day) => Math.floor(dayNumber(day) / 7)).values()];
}

function aBatch(
  person: SeededPerson,
  { client }: Sender,
  sessions: readonly BatchRecord[],
  label: string,
): Batch<BatchRecord> {
  const sealedAt = Math.max(...sessions.map(({ endedAt }) => endedAt)) + 60;
  return sealBatch({
    id: idOf(`${person.email} ${label}`),
    sealedAt,
    timeZone: person.timeZone,
    client,
    sessions,
  });
}

/** A UUID version 4 made from a name: always the same for it. */
function idOf(name: string): string {
  const bytes = Buffer.from(chanceOf(seedOf(name)).bytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
