import { sealBatch, sessionChunks } from "@streakline/shared/activity/batch-buffer.ts";
import type { Batch } from "@streakline/shared/activity/batch.ts";
import type { CodingSession } from "@streakline/shared/activity/coding-session.ts";
import { addDays, dayOf, daysBetween } from "@streakline/shared/time/days.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { believableDay } from "./believable-day.ts";
import { chanceOf, seedOf } from "./chance.ts";
import type { SeededPerson } from "./people.ts";

export const CLIENT = { name: "streakline-vscode", version: "0.1.0" };

/**
 * A year of batches for each of a person's two devices, oldest first: one for every day, as after a day without network. Of the last days only
 * what has ended by the full hour before `now`. Within that hour the same call gives the same bytes, and sessions keep their ids for ever.
 */
export function batchesOfYear(person: SeededPerson, now: EpochSeconds, days = 365): [main: Batch[], other: Batch[]] {
  const today = dayOf(now, { timeZone: person.timeZone, dayStartsAtMinutes: 0 });
  const hour = now - (now % 3_600);
  const batches: [Batch[], Batch[]] = [[], []];
  for (const day of daysBetween(addDays(today, -days), today)) {
    const made = believableDay(person, day);
    for (const device of [0, 1] as const) {
      const ended = made[device].filter(({ endedAt }) => endedAt <= hour);
      sessionChunks(ended).forEach((chunk, index) =>
        batches[device].push(aBatch(person, chunk, `${device} ${day} ${index} ${ended.length}`)),
      );
    }
  }
  return batches;
}

function aBatch(person: SeededPerson, sessions: readonly CodingSession[], name: string): Batch {
  const sealedAt = Math.max(...sessions.map(({ endedAt }) => endedAt)) + 60;
  return sealBatch({ id: idOf(`${person.email} ${name}`), sealedAt, timeZone: person.timeZone, client: CLIENT, sessions });
}

/** A UUID version 4 that is always the same for a name. */
function idOf(name: string): string {
  const bytes = Buffer.from(chanceOf(seedOf(name)).bytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
