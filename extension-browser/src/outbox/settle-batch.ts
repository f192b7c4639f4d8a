import type { Outcome } from "@streakline/shared/delivery/ports.ts";
import { DELIVERING } from "@streakline/shared/delivery/standing.ts";
import type { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { withoutPageKeys } from "../consent/consent.ts";
import type { Change } from "../store/state-storage.ts";
import type { Name, Refused, Stored, Waiting } from "../store/stored-names.ts";
import { replaceBatch, type WebsiteBatch } from "./outbox.ts";

export const SETTLE_NAMES = [
  "outbox",
  "quarantine",
  "status",
  "sent",
  "discarded",
] as const satisfies Name[];

const QUARANTINE_MAX = 2_000;
const SENT_MAX = 50;

/**
 * Removes an answered batch from the outbox and stores its outcome, in one write. Null when the
 * outbox no longer has the batch: the person deleted everything meanwhile. `at`: now, in epoch
 * seconds.
 */
export function settleBatch(
  now: Pick<Stored, (typeof SETTLE_NAMES)[number]>,
  entry: Waiting,
  outcome: Outcome<WebsiteSession>,
  { at, newId }: { at: number; newId: () => string },
): Change | null {
  if (!isListed(now.outbox, entry)) return null;
  if (outcome.kind === "replaced") return replaced(now, entry, outcome);
  const refused = outcome.refused.map((one): Refused => ({
    owner: entry.owner,
    at,
    batchId: entry.id,
    ...one,
  }));
  const all = [...refused, ...now.quarantine];
  const quarantine = all.slice(0, QUARANTINE_MAX);
  const dropped = all.length - quarantine.length;
  if (outcome.kind === "refused") {
    const { outbox } = replaceBatch(now.outbox, entry.number, []);
    return { values: { outbox, quarantine, discarded: now.discarded + dropped } };
  }
  const { again, lost } = unwantedOf(outcome, newId);
  const { outbox, batches } = replaceBatch(now.outbox, entry.number, again);
  return {
    values: {
      outbox,
      quarantine,
      discarded: now.discarded + lost + dropped,
      sent: [{ at, body: outcome.sealed.body }, ...now.sent].slice(0, SENT_MAX),
      status: { ...DELIVERING, lastSentAt: at },
    },
    batches,
  };
}

/** Whether a batch is still on the list, and no other under its number. */
export function isListed({ waiting }: Stored["outbox"], { number, id }: Waiting): boolean {
  return waiting.some((entry) => entry.number === number && entry.id === id);
}

function replaced(
  { outbox }: Pick<Stored, "outbox">,
  entry: Waiting,
  { batches, failures }: Extract<Outcome<WebsiteSession>, { kind: "replaced" }>,
): Change {
  const placed = replaceBatch(outbox, entry.number, batches);
  const waiting = placed.outbox.waiting.map((one) =>
    one.number >= outbox.next ? { ...one, failures } : one,
  );
  return { values: { outbox: { ...placed.outbox, waiting } }, batches: placed.batches };
}

/**
 * Records that were not stored for want of consent. It may be their page keys alone that are not
 * allowed: these go once more without them; the others are lost.
 */
function unwantedOf(
  { sealed, unwanted }: Extract<Outcome<WebsiteSession>, { kind: "acknowledged" }>,
  newId: () => string,
): { again: WebsiteBatch[]; lost: number } {
  const keyed = unwanted.filter(({ pageKeys }) => pageKeys.length > 0);
  const records = withoutPageKeys(keyed);
  const again = records === null ? [] : [{ ...sealed.batch, id: newId(), records }];
  return { again, lost: unwanted.length - keyed.length };
}
