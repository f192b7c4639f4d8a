import type postgres from "postgres";
import type { Pool } from "../database/db.ts";
import { ATTEMPTS_MAX } from "./outbox.ts";

/** A message as a handler gets it; `payload` is JSON that the handler parses itself. */
export type OutboxMessage = { userId: string; payload: unknown };

export type RelayOptions = {
  worker: Pool;
  /** Each may run twice for a message, and is given HANDLER_MS_MAX. */
  handlers: Readonly<Record<string, (message: OutboxMessage) => Promise<void>>>;
  /** Called for every failure, with the number of failures and whether the message is given up. */
  onFailure: (failure: OutboxFailure) => void;
  /** After this time no more messages are handled in one transaction; default ROUND_MS. */
  roundMs?: number;
};
export type OutboxFailure = {
  error: unknown;
  kind: string;
  userId: string;
  attempts: number;
  isGivenUp: boolean;
};

export type Relay = {
  /**
   * Handles what is due, by id, until nothing is. Several processes may run it at once: each message
   * is taken by one of them, and its neighbours may overtake it.
   */
  run(): Promise<void>;
  /** Runs soon; returns at once. Call it after a transaction that wrote a message has committed. */
  wake(): void;
  /** Takes no more messages, and waits for the one under way and for its transaction. */
  close(): Promise<void>;
};

/** Messages that one transaction takes. */
const TAKEN_AT_ONCE = 50;
const HANDLER_MS_MAX = 10_000;
/** With the last handler a transaction takes 20 s, well below the limits of the connection. */
const ROUND_MS = 10_000;

/**
 * Works off the outbox: messages are locked, handled and deleted in one transaction, so that one
 * whose process dies in between is handled again by another. A transaction ends after ROUND_MS, and
 * the next one goes on. A message that fails is tried again after a pause that doubles, and given
 * up after ATTEMPTS_MAX; it holds up no other.
 */
export function openRelay(options: RelayOptions): Relay {
  let isClosed = false;
  let isAgain = false;
  let running: Promise<void> | null = null;

  async function workOff(): Promise<void> {
    do {
      isAgain = false;
      while (!isClosed && (await round(options, () => isClosed)));
    } while (isAgain && !isClosed);
  }

  function run(): Promise<void> {
    isAgain = true;
    running ??= workOff().finally(() => (running = null));
    return running;
  }

  return {
    run,
    wake() {
      // What cannot be reached now is reached by the next run.
      run().catch(() => {});
    },
    async close() {
      isClosed = true;
      await running?.catch(() => {});
    },
  };
}

type Taken = { id: string; userId: string; kind: string; payload: unknown; attempts: number };

/**
 * Handles messages in one transaction; gives whether more may be due. When the connection is given
 * up, it refuses only after the transaction has ended.
 */
async function round(options: RelayOptions, isClosed: () => boolean): Promise<boolean> {
  const { worker } = options;
  let transaction: Promise<boolean> | null = null;
  try {
    return await worker.semaphore.run(() => {
      transaction = worker.raw.begin((sql) => handleDue(sql, options, isClosed));
      return transaction;
    });
  } finally {
    await (transaction as Promise<boolean> | null)?.catch(() => {});
  }
}

async function handleDue(
  sql: postgres.TransactionSql,
  { handlers, onFailure, roundMs = ROUND_MS }: RelayOptions,
  isClosed: () => boolean,
): Promise<boolean> {
  const until = performance.now() + roundMs;
  const taken = await sql<Taken[]>`
    select id, user_id as "userId", kind, payload::text as payload, attempts from outbox
    where not_before <= now() and attempts < ${ATTEMPTS_MAX}
    order by id limit ${TAKEN_AT_ONCE} for update skip locked`;
  const done: string[] = [];
  let tried = 0;
  for (const message of taken) {
    if (tried > 0 && (isClosed() || performance.now() > until)) break;
    tried += 1;
    const { id, userId, kind } = message;
    try {
      const handle = handlers[kind];
      if (handle === undefined) throw new Error(`Nothing handles messages of kind ${kind}.`);
      const payload: unknown = JSON.parse(String(message.payload));
      await inTime(handle({ userId, payload }));
      done.push(id);
    } catch (error) {
      const attempts = message.attempts + 1;
      await postpone(sql, id, attempts);
      onFailure({ error, kind, userId, attempts, isGivenUp: attempts >= ATTEMPTS_MAX });
    }
  }
  await sql`delete from outbox where id = any (${done}::text[]::int8[])`;
  return tried < taken.length || taken.length === TAKEN_AT_ONCE;
}

async function postpone(sql: postgres.TransactionSql, id: string, attempts: number): Promise<void> {
  await sql`
    update outbox set attempts = ${attempts},
      not_before = clock_timestamp() + make_interval(secs => ${2 ** (attempts - 1)})
    where id = ${id}::text::int8`;
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The handler did not end in time.")), HANDLER_MS_MAX);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
