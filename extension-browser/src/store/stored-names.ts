import { WebsiteSession } from "@streakline/shared/activity/website-session.ts";
import { VisitsState } from "@streakline/shared/activity/visits-state.ts";
import { Category, Weight } from "@streakline/shared/categories/categories.ts";
import { SiteRules } from "@streakline/shared/privacy/site-rules.ts";
import { TodayAnswer } from "@streakline/shared/stats/stats-answers.ts";
import { EpochSeconds } from "@streakline/shared/time/instant.ts";
import * as z from "zod/mini";
import { checked } from "@streakline/shared/checked.ts";
import { int } from "@streakline/shared/int.ts";

/** Who records in this browser: an account of one server, with the device's key. */
export const DeviceKey = z.object({
  server: z.string(),
  userId: z.string(),
  deviceId: z.string(),
  displayName: z.string(),
  key: checked(z.string(), z.minLength(1)),
});
export type DeviceKey = z.infer<typeof DeviceKey>;

/**
 * The answer given in this browser, or later on the dashboard; null before the person was asked
 * here. `isSent`: the server knows it.
 */
const Answer = z.nullable(
  z.object({ given: z.boolean(), version: int(), at: EpochSeconds, isSent: z.boolean() }),
);
/** `owner`: the account that gave the answers; null before the first account. */
export const Consents = z.object({
  owner: z._default(z.nullable(z.string()), null),
  sites: Answer,
  page_keys: Answer,
});
export type Consents = z.infer<typeof Consents>;

export const Settings = z.object({ server: z.string(), rules: SiteRules });
export type Settings = z.infer<typeof Settings>;

/**
 * What is being recorded: the visit under way and the sessions that ended since the last seal.
 * `owner` is the account they belong to.
 */
export const Recorder = z.object({
  owner: z.string(),
  visits: VisitsState,
  closed: z.array(WebsiteSession),
  sealedAt: EpochSeconds,
});
export type Recorder = z.infer<typeof Recorder>;

/** An unsent batch. Its bytes are stored under batchName(number); a number is never used again. */
export const Waiting = z.object({
  number: int(),
  owner: z.string(),
  id: z.string(),
  sealedAt: EpochSeconds,
  records: int(),
  seconds: int(),
  bytes: int(),
  failures: int(),
});
export type Waiting = z.infer<typeof Waiting>;

export const Outbox = z.object({ next: int(), waiting: z.array(Waiting) });
export type Outbox = z.infer<typeof Outbox>;

const DeliveryStatus = z.object({
  state: z.discriminatedUnion("state", [
    z.object({ state: z.literal("delivering") }),
    z.object({ state: z.literal("offline"), sentence: z.string() }),
    z.object({ state: z.literal("wrong_server"), sentence: z.string() }),
    z.object({ state: z.literal("sign_in"), reason: z.string() }),
  ]),
  failuresInARow: int(),
  notBeforeMs: z.number(),
  lastSentAt: z.nullable(EpochSeconds),
});

/** A record that the server refused, kept where the person can look at it. */
const Refused = z.object({
  owner: z.optional(z.string()),
  at: EpochSeconds,
  batchId: z.string(),
  code: z.string(),
  sentence: z.string(),
  record: z.unknown(),
});
export type Refused = z.infer<typeof Refused>;

/** The seconds of the sessions of a day, by domain; the visit under way is not in it. */
export const Days = z.record(z.string(), z.record(z.string(), int()));
export type Days = z.infer<typeof Days>;

/**
 * The person's rules for categories as this browser knows them. `isSent` false: chosen here, the
 * server does not know it.
 */
const Rule = z.object({
  domain: z.string(),
  category: z.nullable(Category),
  weight: z.nullable(Weight),
  isSent: z.boolean(),
});
export type Rule = z.infer<typeof Rule>;

/**
 * Everything that is stored, by its key in storage.local, with the value that stands for "nothing
 * yet", and where that would be too much, another for a value that cannot be read. Batches lie
 * beside it.
 */
export const STORED = {
  account: { schema: z.nullable(DeviceKey), empty: null },
  consents: { schema: Consents, empty: { owner: null, sites: null, page_keys: null } },
  /**
   * Unreadable exclusions let nothing through: only the sites of an empty list are recorded, and a
   * pause has no end.
   */
  settings: {
    schema: Settings,
    empty: { server: "http://127.0.0.1:4700", rules: { excluded: [], only: null } },
    unreadable: { server: "http://127.0.0.1:4700", rules: { excluded: [], only: [] } },
  },
  pause: {
    schema: z.nullable(z.object({ untilMs: z.nullable(z.number()) })),
    empty: null,
    unreadable: { untilMs: null },
  },
  recorder: { schema: z.nullable(Recorder), empty: null },
  outbox: { schema: Outbox, empty: { next: 1, waiting: [] } },
  status: {
    schema: DeliveryStatus,
    empty: { state: { state: "delivering" }, failuresInARow: 0, notBeforeMs: 0, lastSentAt: null },
  },
  /** Newest first, at most QUARANTINE_MAX. */
  quarantine: { schema: z.array(Refused), empty: [] },
  /** Count of sessions discarded because their consent was withdrawn or the person deleted them. */
  discarded: { schema: int(), empty: 0 },
  days: { schema: Days, empty: {} },
  rules: { schema: z.array(Rule), empty: [] },
  /** The server's last answer about today on all devices. */
  today: { schema: z.nullable(TodayAnswer), empty: null },
  /** The exact bytes of the last batches that were sent, newest first. */
  sent: { schema: z.array(z.object({ at: EpochSeconds, body: z.string() })), empty: [] },
  /** 32 random bytes in hex from which page keys are made; never sent, never exported. */
  pageKeySecret: { schema: z.nullable(z.string()), empty: null },
} as const satisfies Record<
  string,
  { schema: z.ZodMiniType; empty: unknown; unreadable?: unknown }
>;

export type Name = keyof typeof STORED;
export type Stored = { [N in Name]: z.infer<(typeof STORED)[N]["schema"]> };

/** What sureStore() writes to see whether there is room again; removed with the next start. */
export const TRIAL = "trial";

const BATCH = "batch:";

/** The key of a batch's bytes. */
export function batchName(number: number): string {
  return `${BATCH}${number}`;
}

export function isBatchName(key: string): boolean {
  return key.startsWith(BATCH);
}

/** The account that records belong to, as one text; also the same after signing in again. */
export function ownerOf({ server, userId }: Pick<DeviceKey, "server" | "userId">): string {
  return `${userId} ${server}`;
}
