import type { Batch, BatchRecord } from "../activity/batch.ts";
import type { Standing } from "./standing.ts";

/** Who records in a client: a device of an account of one server, with its key. */
export type DeviceKey = {
  readonly server: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly displayName: string;
  readonly key: string;
};

/** Where a client keeps the key of its device. */
export type Keys = {
  /** The key of the account whose batches are sent, or why there is none. */
  read(): Promise<{ device: DeviceKey } | { reason: "signed_out" | "other_account" }>;
  /** Replaces the key of the same account. */
  write(device: DeviceKey): Promise<void>;
};

/** An access token, when it ends (epoch seconds), and the key with which it was fetched. */
export type CachedToken = {
  readonly token: string;
  readonly expiresAt: number;
  readonly key: string;
};

/** Keeps a token for a process that is stopped between two sendings. Never on disk. */
export type TokenCache = {
  get(): Promise<CachedToken | null>;
  set(token: CachedToken): Promise<void>;
};

/** Time, waiting and chance. `nowMs` is the wall clock, `steadyMs` one that nobody can set. */
export type Clock = {
  nowMs(): number;
  steadyMs(): number;
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
};

/** One line for a person who looks why nothing is sent. Never a key, a token or a record. */
export type Log = (line: string) => void;

/** A batch that waits. `failures`: how often it failed so far. */
export type WaitingBatch = { readonly failures: number };

/** A batch with the exact text that is sent, each time the same. */
export type SealedBatch<R extends BatchRecord> = {
  readonly batch: Batch<R>;
  readonly body: string;
};

/** A record that goes into the quarantine, with the reason. */
export type RefusedRecord = {
  readonly record: unknown;
  readonly code: string;
  readonly sentence: string;
};

/** What becomes of a batch; it leaves the outbox by one of these and no other way. */
export type Outcome<R extends BatchRecord> =
  /**
   * The server named it and every record of it. `unwanted` were not stored for want of consent and
   * may not be kept here as they are. Delivery goes on: stores `delivering`.
   */
  | {
      readonly kind: "acknowledged";
      readonly sealed: SealedBatch<R>;
      readonly refused: readonly RefusedRecord[];
      readonly unwanted: readonly R[];
    }
  /** Others hold its records: they are durable before it goes. */
  | {
      readonly kind: "replaced";
      readonly batches: readonly Batch<R>[];
      readonly failures: number;
    }
  /** The server will never take any record of it. */
  | { readonly kind: "refused"; readonly refused: readonly RefusedRecord[] };

/** Where a client keeps the batches of one account, and how their delivery stands. */
export type Outbox<W extends WaitingBatch, R extends BatchRecord> = {
  /** What may be sent now, newest first. */
  list(): Promise<readonly W[]>;
  /**
   * A batch as it was sealed. Null when it is not there any more, may not be sent, belongs to
   * another account than `device`, or was damaged and is dealt with: list() then tells what is left.
   */
  read(entry: W, device: DeviceKey): Promise<SealedBatch<R> | null>;
  /** Whether this process may send and change the outbox: asked before each of both. */
  isMine(): Promise<boolean>;
  /** Does it durably, in one step or in steps that may be done again after a crash. */
  settle(entry: W, outcome: Outcome<R>): Promise<void>;
  standing(): Promise<Standing>;
  /** Stores how delivery stands, and counts one more failure of `failed`. */
  stand(standing: Standing, failed: W | null): Promise<void>;
};
