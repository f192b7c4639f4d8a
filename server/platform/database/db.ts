import { SESSION_SETTINGS } from "@streakline/drizzle/session-settings.ts";
import { sql as query } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { openSemaphore, type Semaphore } from "./semaphore.ts";
import { retryingConflicts } from "./retrying.ts";
import { openSqlClient, type SqlClient } from "./sql-client.ts";

export type Db = PostgresJsDatabase<Record<string, never>>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** What a store takes: inside or outside of a transaction. */
export type DbOrTx = Db | Tx;

/**
 * Connections of one role. `drizzle` and `raw` have connections of their own, because drizzle
 * changes the serializers of the client it is given. What uses either without `asUser`,
 * `asUserPipelined` or `asWorker` goes through `semaphore.run`, so that it never waits for ever.
 */
export interface Pool {
  drizzle: Db;
  raw: postgres.Sql;
  semaphore: Semaphore;
}

/**
 * One transaction of the worker on a raw connection, which every step of it gets. `prepare`: whether
 * statements are prepared; not behind a pooler.
 */
export type WorkerTx = { sql: postgres.TransactionSql; prepare: boolean };

export interface Databases {
  /** Acts for one person at a time (`asUser`). */
  app: Pool;
  /** Sign-in. */
  auth: Pool;
  /** Derives days for everybody (`asWorker`). */
  worker: Pool;
  close(): Promise<void>;
}

export interface DatabasesConfig {
  appUrl: string;
  authUrl: string;
  workerUrl: string;
  /** Connections per role and client; default 8 for the app, 4 for sign-in, 6 for workers. */
  connections?: { app?: number; auth?: number; worker?: number };
  /** Longest a statement may run, in milliseconds; default 2,500, for workers 60,000. */
  statementMs?: { app?: number; auth?: number; worker?: number };
  /** Longest wait for a free connection, in milliseconds; default 2,000. */
  waitMs?: number;
  /**
   * True behind a pooler that shares connections between transactions (PgBouncer): no prepared
   * statements.
   */
  pooler?: boolean;
}

/**
 * Opens the pools of all roles. Nothing connects before the first query; a lost database comes back
 * by itself.
 */
export function openDatabases(config: DatabasesConfig): Databases {
  const pools = (["app", "auth", "worker"] as const).map((role) => openPool(role, config));
  const [app, auth, worker] = pools;
  if (app === undefined || auth === undefined || worker === undefined) throw new Error("no pools");
  return {
    app,
    auth,
    worker,
    async close() {
      await Promise.all(pools.flatMap((pool) => pool.close()));
    },
  };
}

function openPool(
  role: "app" | "auth" | "worker",
  config: DatabasesConfig,
): Pool & { close(): Promise<void>[] } {
  const max = config.connections?.[role] ?? CONNECTIONS[role];
  const statementMs = config.statementMs?.[role] ?? (role === "worker" ? 60_000 : 2_500);
  const waitMs = config.waitMs ?? 2_000;
  const options = {
    max,
    // The server ends a statement long before; only an unreachable server leaves one open.
    hungMs: statementMs + 30_000,
    prepare: config.pooler !== true,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 3_600,
    onnotice: () => {},
    connection: {
      ...SESSION_SETTINGS,
      application_name: `streakline ${role}`,
      search_path: "public",
      statement_timeout: statementMs,
      lock_timeout: statementMs,
      idle_in_transaction_session_timeout: statementMs * 2,
    },
  };
  const url = config[`${role}Url`];
  const forDrizzle = openSqlClient(url, options);
  const raw = openSqlClient(url, options);
  // The server ends a long statement itself; a database that hangs cannot, and is noticed half a
  // second later.
  const semaphore = openSemaphore({
    permits: max,
    waitMs,
    holdMs: statementMs + 500,
    waitersMax: max * 50,
  });
  clients.set(raw.sql, { semaphore, raw });
  return {
    drizzle: drizzle(forDrizzle.sql, { casing: "snake_case" }),
    raw: raw.sql,
    semaphore,
    close: () => [forDrizzle.close(), raw.close()],
  };
}

const CONNECTIONS = { app: 8, auth: 4, worker: 6 };
const clients = new WeakMap<postgres.Sql, { semaphore: Semaphore; raw: SqlClient }>();

/**
 * Runs `work` in one transaction that sees and touches only this person's rows. A deadlock or
 * serialization failure runs the whole of `work` again, at most three times, so it may change
 * nothing but the database. Refuses with `unavailable` when the database cannot be reached, hangs,
 * or no connection is free within the wait.
 */
export async function asUser<T>(
  pool: Pool,
  userId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await transaction(pool, async (tx) => {
    await tx.execute(query`select set_config('app.user_id', ${userId}, true)`);
    return await work(tx);
  });
}

/**
 * Runs `work` in one transaction of the worker role, which sees everybody's rows. Otherwise like
 * `asUser`.
 */
export async function asWorker<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await transaction(pool, work);
}

async function transaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await retryingConflicts(() => pool.semaphore.run(() => pool.drizzle.transaction(work)));
}

type Answers<Q> = { [K in keyof Q]: Awaited<Q[K]> };
type Pending = postgres.PendingQuery<postgres.MaybeRow[]>;

/**
 * The same as `asUser` in one flight to the database, for hot paths: begin, the person, the queries
 * and commit are sent without waiting. `queries` makes them on the connection it is given and
 * returns them unawaited; they run in order and succeed or fail together. Any refusal rolls
 * everything back. Times and JSON go as text and are cast in SQL
 * (`${times}::text[]::timestamptz[]`).
 * @example const [rows] = await asUserPipelined(pool.raw, userId, (c) => [c`select day from
 * dirty_days`]);
 */
export async function asUserPipelined<const Q extends readonly Pending[]>(
  raw: postgres.Sql,
  userId: string,
  queries: (connection: postgres.ReservedSql) => Q,
): Promise<Answers<Q>> {
  const pool = clients.get(raw);
  if (pool === undefined) throw new Error("asUserPipelined() takes the raw client of a pool");
  return await retryingConflicts(() =>
    pool.semaphore.run(() => pool.raw.alone((sql) => pipeline(sql, userId, queries))),
  );
}

async function pipeline<const Q extends readonly Pending[]>(
  connection: postgres.Sql,
  userId: string,
  queries: (connection: postgres.ReservedSql) => Q,
): Promise<Answers<Q>> {
  // execute() sends in the order of the calls; awaiting or then() would not.
  const begin = connection.unsafe("begin").execute();
  const person = connection`select set_config('app.user_id', ${userId}, true)`.execute();
  const asked = queries(connection as postgres.ReservedSql);
  for (const one of asked) void one.execute();
  const commit = connection.unsafe("commit").execute();
  const settled = await Promise.allSettled<unknown>([begin, person, ...asked, commit]);
  const answers: unknown[] = [];
  for (const result of settled) {
    if (result.status === "rejected") throw result.reason;
    answers.push(result.value);
  }
  return answers.slice(2, -1) as Answers<Q>;
}
