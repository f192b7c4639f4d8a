import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import {
  readySiteRules,
  SITE_PATTERNS_MAX,
  siteOf,
} from "@streakline/shared/privacy/site-rules.ts";
import type { Change, ReadBatch } from "../store/state-storage.ts";
import { editBatches } from "../outbox/outbox.ts";
import type { Name, Settings, Stored } from "../store/stored-names.ts";
import { hostOf } from "./host-of.ts";

export const EXCLUDE_NAMES = [
  "settings",
  "recorder",
  "outbox",
  "days",
  "discarded",
] as const satisfies Name[];

type Now = Pick<Stored, (typeof EXCLUDE_NAMES)[number]>;
type Deps = { batch: ReadBatch; newId: () => string };
/** `dropped`: batches whose bytes can be deleted afterwards. */
type Excluded = { change: Change; dropped: number[] };

/**
 * Excludes a domain from recording. The same write discards its unsent visits and counts them.
 * Rejects with a sentence when the list of excluded sites is full.
 */
export async function excludeSite(now: Now, domain: string, deps: Deps): Promise<Excluded> {
  const { rules } = now.settings;
  if (rules.excluded.length >= SITE_PATTERNS_MAX && !rules.excluded.includes(domain))
    throw new Error(
      `The list of excluded sites is full (${SITE_PATTERNS_MAX}). ` +
        "Put several into one pattern in the options, such as *.example.org.",
    );
  const excluded = [...rules.excluded.filter((pattern) => pattern !== domain), domain];
  const settings = { ...now.settings, rules: { ...rules, excluded } };
  return changeSettings(now, settings, deps, (known) => known === domain);
}

/**
 * Stores other settings. The same write discards the unsent visits to sites that are excluded now,
 * as far as their bare domain tells, and counts them.
 */
export async function changeSettings(
  now: Now,
  settings: Settings,
  { batch, newId }: Deps,
  isExcluded: (domain: string) => boolean = excludedBy(settings),
): Promise<Excluded> {
  const others = (records: readonly WebsiteSession[]) =>
    records.filter((record) => !isExcluded(record.domain));
  const edit = (records: WebsiteSession[]) =>
    others(records).length === records.length ? null : others(records);
  const { outbox, batches, dropped } = await editBatches(now.outbox, { read: batch, edit, newId });
  const values: Partial<Stored> = {
    settings,
    outbox,
    discarded: now.discarded + recordsIn(now.outbox) - recordsIn(outbox),
    days: Object.fromEntries(
      Object.entries(now.days).map(([day, domains]) => [day, without(domains, isExcluded)]),
    ),
  };
  if (now.recorder !== null) {
    const { visits, closed } = now.recorder;
    const isShown = visits.shown !== null && isExcluded(visits.shown.domain);
    values.recorder = {
      ...now.recorder,
      closed: others(closed),
      visits: isShown ? { ...visits, shown: null } : visits,
    };
  }
  return { change: { values, batches }, dropped };
}

function excludedBy({ rules: { excluded } }: Settings): (domain: string) => boolean {
  const rules = readySiteRules({ excluded, only: null }, hostOf);
  return (domain) => siteOf({ protocol: "https:", hostname: domain }, rules) === null;
}

function recordsIn({ waiting }: Stored["outbox"]): number {
  return waiting.reduce((sum, { records }) => sum + records, 0);
}

function without<T>(
  values: Readonly<Record<string, T>>,
  isLeftOut: (name: string) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !isLeftOut(key)));
}
