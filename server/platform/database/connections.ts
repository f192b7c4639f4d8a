import postgres from "postgres";

/** A client of postgres.js with exactly one connection, for one user at a time. */
export interface Connection {
  sql: postgres.Sql;
  /** True once it was closed. It is never used again. */
  readonly isLost: boolean;
  /** Closes it for good. */
  drop(): void;
}

export interface Connections {
  /** A free connection or a new one; when all are taken, the next that becomes free. */
  take(): Promise<Connection>;
  give(connection: Connection): void;
  close(): Promise<void>;
}

/**
 * Connections that are thrown away when they close. postgres.js 3.4.9 would use the same connection
 * object again, with three results that must not be: a write to the closed socket ends the process
 * (its issues 1154 and 1208), work of a transaction whose connection was lost runs inside the next
 * one's (pull request 1155), or the connection hangs for ever (1215). Connections of this pool have
 * none of them: after a close nothing is sent, and the connection does not come back.
 * @param options the parsed options of a client (`sql.options`), for all connections
 */
export function openConnections(options: postgres.ParsedOptions, max: number): Connections {
  const idle: Connection[] = [];
  const all = new Set<Connection>();
  const waiting: ((connection: Connection) => void)[] = [];
  let isClosing = false;

  function open(): Connection {
    let isLost = false;
    const connection: Connection = {
      // Parsed options are taken as they are; the time to a reconnection only has to be longer than
      // ending the client takes.
      sql: postgres({
        ...options,
        max: 1,
        backoff: () => 5,
        onclose: () => connection.drop(),
      } as unknown as postgres.Options<Record<string, never>>) as postgres.Sql,
      get isLost() {
        return isLost;
      },
      drop() {
        if (isLost) return;
        isLost = true;
        forget(connection);
        void connection.sql.end({ timeout: 0 });
      },
    };
    all.add(connection);
    return connection;
  }

  function forget(connection: Connection): void {
    all.delete(connection);
    const at = idle.indexOf(connection);
    if (at >= 0) idle.splice(at, 1);
    if (!isClosing && all.size < max) waiting.shift()?.(open());
  }

  return {
    async take() {
      if (isClosing)
        throw Object.assign(new Error("The connections were closed."), {
          code: "CONNECTION_ENDED",
        });
      const free = idle.pop();
      if (free !== undefined) return free;
      if (all.size < max) return open();
      return await new Promise((resolve) => waiting.push(resolve));
    },
    give(connection) {
      if (connection.isLost) return;
      const next = waiting.shift();
      if (next === undefined) idle.push(connection);
      else next(connection);
    },
    async close() {
      isClosing = true;
      await Promise.all(
        [...all].map(async (connection) => await connection.sql.end({ timeout: 5 })),
      );
    },
  };
}
