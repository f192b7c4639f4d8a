import type { VisitEvent } from "@streakline/shared/activity/visit-event.ts";
import {
  addVisitEvent,
  openVisits,
  recoverVisits,
  sealVisits,
} from "@streakline/shared/activity/visits.ts";
import { sealBatch, sessionChunks } from "@streakline/shared/activity/batch-buffer.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { dayBounds, dayOf, type DaySettings } from "@streakline/shared/time/days.ts";
import { addBatches, type OutboxChange } from "../outbox/outbox.ts";
import type { Days, Outbox, Recorder } from "../store/stored-names.ts";

/** A recorder with nothing in it. `seed`: 16 random bytes. */
export function newRecorder(
  owner: string,
  seed: Uint8Array,
  browser: string,
  at: number,
): Recorder {
  return { owner, visits: openVisits(seed, browser), closed: [], sealedAt: at };
}

/** The recorder after some events. */
export function withEvents(recorder: Recorder, events: readonly VisitEvent[]): Recorder {
  return events.reduce<Recorder>((now, event) => {
    const { state, closed } = addVisitEvent(now.visits, event);
    return { ...now, visits: state, closed: [...now.closed, ...closed] };
  }, recorder);
}

/** The recorder after a restart of the browser: open visits ended at their last activity. */
export function recovered(recorder: Recorder): Recorder {
  const { state, closed } = recoverVisits(recorder.visits);
  return { ...recorder, visits: state, closed: [...recorder.closed, ...closed] };
}

export type Sealed = OutboxChange & { recorder: Recorder; days: Days };

/**
 * Cuts the open visit and seals all sessions into batches; null when there are none. The caller
 * writes all of it at once.
 */
export function seal(
  { recorder, outbox, days }: { recorder: Recorder; outbox: Outbox; days: Days },
  {
    at,
    client,
    zone,
    newId,
  }: {
    at: number;
    client: { name: string; version: string };
    zone: DaySettings;
    newId: () => string;
  },
): Sealed | null {
  const { state, closed } = sealVisits(recorder.visits, at);
  const sessions = [...recorder.closed, ...closed];
  if (sessions.length === 0) return null;
  const batches = sessionChunks(sessions).map((chunk) =>
    sealBatch({
      id: newId(),
      sealedAt: at,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      client,
      sessions: chunk,
    }),
  );
  const placed = addBatches(outbox, recorder.owner, batches);
  return {
    ...placed,
    recorder: { ...recorder, visits: state, closed: [], sealedAt: at },
    days: addToDays(days, sessions, zone, at),
  };
}

/** Adds the seconds of sessions to `days`, by local day and domain; drops days before yesterday. */
export function addToDays(
  days: Days,
  sessions: readonly WebsiteSession[],
  zone: DaySettings,
  at: number,
): Days {
  const oldest = dayOf(at - 86_400, zone);
  const kept = Object.fromEntries(
    Object.entries(days)
      .filter(([day]) => day >= oldest)
      .map(([day, domains]) => [day, { ...domains }]),
  );
  for (const { domain, startedAt, endedAt } of sessions) {
    for (let from = startedAt; from < endedAt;) {
      const day = dayOf(from, zone);
      const until = Math.min(endedAt, dayBounds(day, zone).endsAt);
      if (day >= oldest) {
        const domains = (kept[day] ??= {});
        domains[domain] = (domains[domain] ?? 0) + until - from;
      }
      from = until;
    }
  }
  return kept;
}
