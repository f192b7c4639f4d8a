import type { Batch, BatchRecord, PushAnswer } from "@streakline/shared/activity/batch.ts";
import type { CountedDay, Recorded } from "./oracle.ts";
import type { Command, Counting } from "./sequences.ts";

type Consent = Extract<Command, { do: "consent" }>;
type Rule = Pick<Extract<Command, { do: "rule" }>, "category" | "weight">;
type Kind = Consent["kind"];

/** A batch as it was sent first, and the answer to it. */
export type SentBatch = {
  readonly id: string;
  readonly deviceId: string;
  readonly body: Batch<BatchRecord>;
  answer: PushAnswer | null;
};

/** What the server must know of one person, from what it acknowledged. */
export type Ledger = {
  readonly scene: number;
  settings: Counting;
  readonly rules: Map<string, Rule>;
  readonly batches: SentBatch[];
  /** All records that were ever sent, by id. */
  readonly records: Map<string, Recorded>;
  /**
   * Records that are there for certain, and those that a deletion at the same moment may have
   * taken. All others must not be there.
   */
  readonly stored: Map<string, "certainly" | "perhaps">;
  /** Days whose visits were deleted for their age. */
  readonly kept: Map<string, Pick<CountedDay, "sites" | "siteSeconds">>;
  /** Visits that may have been deleted for their age. They still count as they did. */
  readonly aged: Set<string>;
  readonly consents: { readonly kind: Kind; readonly given: boolean; readonly at: number }[];
};

const MICRO = 1_000_000;

/** The beginning: a yes to every kind, long before the scene. */
export function newLedger(scene: number, settings: Counting): Ledger {
  const at = firstConsentAt(scene) * MICRO;
  return {
    scene,
    settings,
    rules: new Map(),
    batches: [],
    records: new Map(),
    stored: new Map(),
    kept: new Map(),
    aged: new Set(),
    consents: (["coding", "sites", "page_keys"] as const).map((kind) => ({
      kind,
      given: true,
      at,
    })),
  };
}

/** When a person first said yes, in epoch seconds. */
export function firstConsentAt(scene: number): number {
  return scene - 30 * 86_400;
}

/**
 * Notes an answer to a kind of consent: a no counts from the later of its time and the latest
 * answer, so that none is lost; a yes from its time, never in the same instant as a no.
 */
export function noteConsent(ledger: Ledger, { kind, given, at }: Consent): void {
  const earlier = ledger.consents.filter((one) => one.kind === kind);
  const answeredAt = (ledger.scene + at) * MICRO;
  const newest = Math.max(...earlier.map((one) => one.at));
  const newestNo = Math.max(...earlier.filter((one) => !one.given).map((one) => one.at));
  const yesAt = answeredAt === newestNo ? answeredAt - 1 : answeredAt;
  const from = given ? yesAt : Math.max(answeredAt, newest + 1);
  if (earlier.every((one) => one.at !== from)) ledger.consents.push({ kind, given, at: from });
}

/** Whether a record may be stored: a yes is the latest answer, and it began after that yes. */
export function isAllowed(ledger: Ledger, record: BatchRecord): boolean {
  if (record.kind === "coding") return isAllowedFor(ledger, "coding", record.startedAt);
  return (
    isAllowedFor(ledger, "sites", record.startedAt) &&
    (record.pageKeys.length === 0 || isAllowedFor(ledger, "page_keys", record.startedAt))
  );
}

function isAllowedFor({ consents }: Ledger, kind: Kind, startedAt: number): boolean {
  const answers = consents.filter((one) => one.kind === kind).toSorted((a, b) => a.at - b.at);
  if (answers.at(-1)?.given !== true) return false;
  const lastNo = answers.findLastIndex(({ given }) => !given);
  return lastNo === -1 || startedAt >= Math.floor((answers[lastNo + 1]?.at ?? 0) / MICRO);
}

const LISTED: Readonly<Record<string, string>> = {
  "mozilla.org": "documentation",
  "youtube.com": "video",
};
const WEIGHTS: Readonly<Record<string, number>> = {
  documentation: 1,
  learning: 1,
  uncategorised: 0.5,
  video: 0,
  news: 0,
};

/** Category and weight of a domain by rule 5: the person's own rule, else the shipped list. */
export function categoryOf(
  { rules }: Pick<Ledger, "rules">,
  domain: string,
): { category: string; weight: number } {
  const rule = rules.get(domain);
  const category = rule?.category ?? LISTED[domain] ?? "uncategorised";
  return { category, weight: rule?.weight ?? WEIGHTS[category] ?? 0.5 };
}
