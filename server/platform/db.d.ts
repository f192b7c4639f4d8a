import { type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type Gate } from "./gate.ts";
export type Db = PostgresJsDatabase<Record<string, never>>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** What a store takes: inside or outside of a transaction. */
export type DbOrTx = Db | Tx;
/**
 * Connections of one role. `drizzle` and `raw` have connections of their own, because drizzle changes the serializers of the client it is
 * given. What uses either without `asUser`, `asUserPipelined` or `asWorker` goes through `gate.run`, so that it never waits for ever.
 */
export interface Pool {
  drizzle: Db;
  raw: postgres.Sql;
  gate: Gate;
}
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
  /** Connections per role and client; default 8 for the app, 4 for sign-in and workers. */
  connections?: {
    app?: number;
    auth?: number;
    worker?: number;
  };
  /** Longest a statement may run, in milliseconds; default 2,500, for workers 60,000. */
  statementMs?: {
    app?: number;
    auth?: number;
    worker?: number;
  };
  /** Longest wait for a free connection, in milliseconds; default 2,000. */
  waitMs?: number;
  /** True behind a pooler that shares connections between transactions (PgBouncer): no prepared statements. */
  pooler?: boolean;
}
/** Opens the pools of all roles. Nothing connects before the first query; a lost database comes back by itself. */
export declare function openDatabases(config: DatabasesConfig): Databases;
/**
 * Runs `work` in one transaction that sees and touches only this person's rows. A deadlock or serialization failure runs the whole of
 * `work` again, at most three times, so it may change nothing but the database.
 * Refuses with `unavailable` when the database cannot be reached, hangs, or no connection is free within the wait.
 */
export declare function asUser<T>(pool: Pool, userId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
/** Runs `work` in one transaction of the worker role, which sees everybody's rows. Otherwise like `asUser`. */
export declare function asWorker<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T>;
type Answers<Q> = {
  [K in keyof Q]: Awaited<Q[K]>;
};
type Pending = postgres.PendingQuery<postgres.MaybeRow[]>;
/**
 * The same as `asUser` in one flight to the database, for hot paths: begin, the person, the queries and commit are sent without waiting.
 * `queries` makes them on the connection it is given and returns them unawaited; they run in order and succeed or fail together.
 * Any refusal rolls everything back. Times and JSON go as text and are cast in SQL (`${times}::text[]::timestamptz[]`).
 * @example const [rows] = await asUserPipelined(pool.raw, userId, (c) => [c`select day from dirty_days`]);
 */
export declare function asUserPipelined<const Q extends readonly Pending[]>(
  raw: postgres.Sql,
  userId: string,
  queries: (connection: postgres.ReservedSql) => Q,
): Promise<Answers<Q>>;
export {};
