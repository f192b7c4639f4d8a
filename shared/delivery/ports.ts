import type { Batch, BatchRecord } from "../activity/batch.ts";
import type { Standing } from "./standing.ts";

/** The device that a client is: its server, account and key. */
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

/** Time, waiting and chance. `nowMs` is the wall clock, `steadyMs` a monotonic clock. */
export type Clock = {
  nowMs(): number;
  steadyMs(): number;
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
};

/**
 * Logs one line for a person who wants to know why nothing is sent. Never a key, a token or a
 * record.
 */
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

/** How a batch leaves the outbox. There is no other way. */
export type Outcome<R extends BatchRecord> =
  /**
   * The server acknowledged it by its id and all its records. It did not store `unwanted`, because
   * their consent is missing; they may not be kept as they are. Stores the state `delivering`.
   */
  | {
      readonly kind: "acknowledged";
      readonly sealed: SealedBatch<R>;
      readonly refused: readonly RefusedRecord[];
      readonly unwanted: readonly R[];
    }
  /** Other batches hold its records. They are durable before this one is deleted. */
  | {
      readonly kind: "replaced";
      readonly batches: readonly Batch<R>[];
      readonly failures: number;
    }
  /** The server refuses all its records for ever. */
  | { readonly kind: "refused"; readonly refused: readonly RefusedRecord[] };

/** Where a client keeps the batches of one account, and how their delivery stands. */
export type Outbox<W extends WaitingBatch, R extends BatchRecord> = {
  /** Batches that may be sent now, newest first. */
  list(): Promise<readonly W[]>;
  /**
   * A batch as it was sealed. Null when it is gone, may not be sent, belongs to another account
   * than `device`, or was damaged and is already removed. list() then gives the other batches.
   */
  read(entry: W, device: DeviceKey): Promise<SealedBatch<R> | null>;
  /** Whether this process may send and change the outbox. Called before each of the two. */
  isMine(): Promise<boolean>;
  /** Settles a batch durably, in one step or in steps that may be repeated after a crash. */
  settle(entry: W, outcome: Outcome<R>): Promise<void>;
  standing(): Promise<Standing>;
  /** Stores how delivery stands, and counts one more failure of `failed`. */
  stand(standing: Standing, failed: W | null): Promise<void>;
};
