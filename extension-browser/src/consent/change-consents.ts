import { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { allowed, withoutPageKeys } from "./consent.ts";
import type { Change, ReadBatch } from "../store/state-storage.ts";
import { editBatches } from "../outbox/outbox.ts";
import { newPageKeySecret } from "../record/page-key.ts";
import { recovered } from "../record/recording.ts";
import { type Consents, type Name, ownerOf, type Stored } from "../store/stored-names.ts";

/**
 * A change of consents and what it removes, in one write. `dropped`: batches whose bytes can be
 * deleted afterwards; `isLess`: less is allowed than before.
 */
export type ConsentChange = { change: Change; dropped: number[]; isLess: boolean };

export const CONSENT_NAMES = [
  "account",
  "consents",
  "recorder",
  "outbox",
  "discarded",
  "pageKeySecret",
  "days",
  "sent",
  "quarantine",
] as const satisfies Name[];

/**
 * The change for new answers. In the same write it removes all visits after a no to sites, and all
 * page keys once they are not allowed. Null when nothing changes.
 */
export async function changeConsents(
  now: Pick<Stored, (typeof CONSENT_NAMES)[number]>,
  consents: Consents,
  { batch, newId }: { batch: ReadBatch; newId: () => string },
): Promise<ConsentChange | null> {
  if (JSON.stringify(consents) === JSON.stringify(now.consents)) return null;
  const [before, after] = [allowed(now.consents), allowed(consents)];
  if (!after.sites) return withoutSites(now, consents);
  const pageKeySecret = after.pageKeys ? (now.pageKeySecret ?? newPageKeySecret()) : null;
  if (!before.pageKeys || after.pageKeys)
    return { change: { values: { consents, pageKeySecret } }, dropped: [], isLess: false };
  const { outbox, batches, dropped } = await editBatches(now.outbox, {
    read: batch,
    edit: withoutPageKeys,
    newId,
  });
  const recorder = now.recorder === null ? null : keyless(now.recorder);
  const values = {
    consents,
    pageKeySecret,
    outbox,
    recorder,
    sent: [],
    quarantine: now.quarantine.map(withoutKeys),
  };
  return { change: { values, batches }, dropped, isLess: true };
}

function withoutSites(
  now: Pick<Stored, (typeof CONSENT_NAMES)[number]>,
  consents: Consents,
): ConsentChange {
  // what another person left here to be sent is not for this one to throw away
  const mine = now.outbox.waiting.filter(
    ({ owner }) => now.account !== null && owner === ownerOf(now.account),
  );
  const waiting = mine.reduce((sum, { records }) => sum + records, 0);
  const unsealed = now.recorder === null ? 0 : recovered(now.recorder).closed.length;
  const outbox = {
    ...now.outbox,
    waiting: now.outbox.waiting.filter((entry) => !mine.includes(entry)),
  };
  const discarded = now.discarded + waiting + unsealed;
  const values = {
    consents,
    recorder: null,
    outbox,
    discarded,
    pageKeySecret: null,
    days: {},
    sent: [],
    quarantine: [],
  };
  return { change: { values }, dropped: mine.map(({ number }) => number), isLess: true };
}

/** A refused record without its page keys. */
function withoutKeys(refused: Stored["quarantine"][number]): Stored["quarantine"][number] {
  const record = WebsiteSession.safeParse(refused.record);
  return record.success ? { ...refused, record: { ...record.data, pageKeys: [] } } : refused;
}

/** The open recorder without page keys. */
function keyless(recorder: NonNullable<Stored["recorder"]>): NonNullable<Stored["recorder"]> {
  const { shown } = recorder.visits;
  const open = shown?.open ?? null;
  return {
    ...recorder,
    closed: recorder.closed.map((session) => ({ ...session, pageKeys: [] })),
    visits:
      shown === null || open === null
        ? recorder.visits
        : { ...recorder.visits, shown: { ...shown, open: { ...open, pageKeys: [] } } },
  };
}
