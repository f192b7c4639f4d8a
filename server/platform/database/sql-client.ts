import postgres from "postgres";
import { addArrayTypes } from "./array-types.ts";
import { type Connection, openConnections } from "./connections.ts";

export interface SqlClient {
  /**
   * Single statements, and `begin` for transactions. `reserve` is refused: nothing would tell that
   * its connection was lost.
   */
  sql: postgres.Sql;
  /**
   * Runs `work` alone on one connection, without a transaction of its own. The connection is not
   * used again when it was lost.
   */
  alone<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type SqlClientOptions = postgres.Options<Record<string, never>> & {
  max: number;
  /** A connection that is used for longer is taken for dead and closed; default two minutes. */
  hungMs?: number;
};

/**
 * A client of postgres.js on which a lost connection fails only the work that was using it (see
 * openConnections). Otherwise it is used like any other: `sql\`…\``, `sql.unsafe()`, `sql.begin()`.
 */
export function openSqlClient(
  url: string,
  { hungMs = 120_000, ...options }: SqlClientOptions,
): SqlClient {
  const base = postgres(url, { ...options, fetch_types: false });
  addArrayTypes(base.options);
  const connections = openConnections(base.options, options.max);

  async function alone<T>(
    work: (sql: postgres.Sql, connection: Connection) => Promise<T>,
  ): Promise<T> {
    const connection = await connections.take();
    const hung = setTimeout(connection.drop, hungMs);
    try {
      return await work(connection.sql, connection);
    } finally {
      clearTimeout(hung);
      connections.give(connection);
    }
  }

  /** Sends one statement on a connection when it is first awaited. */
  function redirect(made: unknown): unknown {
    if (!(made instanceof Promise) || !("handler" in made)) return made;
    const query = made as unknown as Query;
    query.handler = (asked) => {
      void alone(async (sql) => {
        handlerOf(sql)(asked);
        await Promise.prototype.then.call(asked, nothing, nothing);
        letGo(asked);
      }).catch(asked.reject);
    };
    return made;
  }

  async function begin<T>(...given: unknown[]): Promise<T> {
    const work = given.at(-1) as (sql: postgres.Sql) => Promise<T>;
    const mode = typeof given[0] === "string" ? given[0].replaceAll(/[^a-z ]/gi, "") : "";
    return await alone(
      async (sql, connection) => await inTransaction(sql, connection, `begin ${mode}`, work),
    );
  }

  const call = (...given: Parameters<postgres.Sql>): unknown => redirect(base(...given));
  const sql = Object.assign(call, base, {
    unsafe: (...given: Parameters<postgres.Sql["unsafe"]>) => redirect(base.unsafe(...given)),
    begin,
    reserve: () =>
      Promise.reject(
        new Error(
          "Use begin() or asUserPipelined(): nothing tells that a reserved connection was lost.",
        ),
      ),
    end: close,
  });
  async function close(): Promise<void> {
    await Promise.all([connections.close(), base.end({ timeout: 5 })]);
  }
  return { sql, alone: (work) => alone(work), close };
}

async function inTransaction<T>(
  sql: postgres.Sql,
  connection: Connection,
  begin: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  await sql.unsafe(begin);
  let isOver = false;
  try {
    const result = await work(handleOf(sql, () => isOver));
    isOver = true;
    const committed = await sql.unsafe("commit");
    // A statement failed and `work` went on: then commit rolls back without an error.
    if (committed.command === "ROLLBACK")
      throw new Error("The transaction was rolled back, because a statement in it had failed.");
    return result;
  } catch (error) {
    isOver = true;
    if (!connection.isLost) await sql.unsafe("rollback").catch(connection.drop);
    throw error;
  }
}

/**
 * What `work` gets: statements run on its connection until the transaction is over; one that comes
 * later is refused instead of running in somebody else's.
 */
function handleOf(sql: postgres.Sql, isOver: () => boolean): postgres.Sql {
  const refuse = () => {
    if (isOver()) throw new Error("The transaction is over: await every statement inside it.");
  };
  const call = (...given: Parameters<postgres.Sql>): unknown => {
    refuse();
    return sql(...given);
  };
  let savepoints = 0;
  const handle: postgres.Sql = Object.assign(call, sql, {
    unsafe: (...given: Parameters<postgres.Sql["unsafe"]>) => {
      refuse();
      return sql.unsafe(...given);
    },
    savepoint: async <T>(...given: unknown[]): Promise<T> => {
      const work = given.at(-1) as (sql: postgres.Sql) => Promise<T>;
      savepoints += 1;
      const name = `s${savepoints}`;
      await sql.unsafe(`savepoint ${name}`);
      try {
        return await work(handle);
      } catch (error) {
        await sql.unsafe(`rollback to ${name}`);
        throw error;
      }
    },
  });
  return handle;
}

/**
 * A statement of postgres.js: a promise that hands itself to `handler` when it is first awaited.
 */
interface Query extends Promise<unknown> {
  handler: (query: Query) => void;
  reject: (error: unknown) => void;
  args: readonly unknown[];
  parameters: readonly unknown[];
}

/**
 * Empties a statement that is over. It holds functions that hold it, and such a ring survives every
 * collection but a full one: with the parameters of a push in it, a thousand pushes would cause
 * one.
 */
function letGo(query: Query): void {
  query.args = query.parameters = [];
}

/** How a client sends a statement; the same for all of its statements. */
function handlerOf(sql: postgres.Sql): Query["handler"] {
  const known = handlers.get(sql);
  if (known !== undefined) return known;
  const { handler } = sql.unsafe("") as unknown as Query;
  handlers.set(sql, handler);
  return handler;
}
const handlers = new WeakMap<postgres.Sql, Query["handler"]>();

function nothing(): void {}
