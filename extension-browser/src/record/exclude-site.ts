import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { SITE_PATTERNS_MAX } from "@streakline/shared/privacy/site-rules.ts";
import type { Change, ReadBatch } from "../store/state-storage.ts";
import { editBatches } from "../outbox/outbox.ts";
import type { Name, Stored } from "../store/stored-names.ts";

export const EXCLUDE_NAMES = [
  "settings",
  "recorder",
  "outbox",
  "days",
  "discarded",
] as const satisfies Name[];

/**
 * Excludes a domain from recording. The same write discards its unsent visits and counts them.
 * `dropped`: batches whose bytes can be deleted afterwards. Rejects with a sentence when the list
 * of excluded sites is full.
 */
export async function excludeSite(
  now: Pick<Stored, (typeof EXCLUDE_NAMES)[number]>,
  domain: string,
  { batch, newId }: { batch: ReadBatch; newId: () => string },
): Promise<{ change: Change; dropped: number[] }> {
  const { rules } = now.settings;
  if (rules.excluded.length >= SITE_PATTERNS_MAX && !rules.excluded.includes(domain))
    throw new Error(
      `The list of excluded sites is full (${SITE_PATTERNS_MAX}). ` +
        "Put several into one pattern in the options, such as *.example.org.",
    );
  const excluded = [...rules.excluded.filter((pattern) => pattern !== domain), domain];
  const others = (records: readonly WebsiteSession[]) =>
    records.filter((record) => record.domain !== domain);
  const edit = (records: WebsiteSession[]) =>
    others(records).length === records.length ? null : others(records);
  const { outbox, batches, dropped } = await editBatches(now.outbox, { read: batch, edit, newId });
  const values: Partial<Stored> = {
    settings: { ...now.settings, rules: { ...rules, excluded } },
    outbox,
    discarded: now.discarded + recordsIn(now.outbox) - recordsIn(outbox),
    days: Object.fromEntries(
      Object.entries(now.days).map(([day, domains]) => [day, without(domains, domain)]),
    ),
  };
  if (now.recorder !== null) {
    const { visits, closed } = now.recorder;
    values.recorder = {
      ...now.recorder,
      closed: others(closed),
      visits: visits.shown?.domain === domain ? { ...visits, shown: null } : visits,
    };
  }
  return { change: { values, batches }, dropped };
}

function recordsIn({ waiting }: Stored["outbox"]): number {
  return waiting.reduce((sum, { records }) => sum + records, 0);
}

function without<T>(values: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}
