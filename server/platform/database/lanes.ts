import postgres from "postgres";

/** A client with exactly one connection, for one user at a time. */
export interface Lane {
  sql: postgres.Sql;
  /** True once its connection was closed: it is never used again. */
  readonly isLost: boolean;
  /** Closes it and lets nobody use it again. */
  drop(): void;
}

export interface Lanes {
  /** A free lane, or a new one, or the next that becomes free when all are taken. */
  take(): Promise<Lane>;
  give(lane: Lane): void;
  close(): Promise<void>;
}

/**
 * Connections that are thrown away when they close. postgres.js 3.4.9 would use the same connection
 * object again, with three results that must not be: a write to the closed socket ends the process
 * (its issues 1154 and 1208), work of a transaction whose connection was lost runs inside the next
 * one's (pull request 1155), or the connection hangs for ever (1215). A lane has none of them,
 * because nothing is sent to it after its connection closed, and it does not come back.
 * @param options the parsed options of a client (`sql.options`), shared by all lanes
 */
export function openLanes(options: postgres.ParsedOptions, max: number): Lanes {
  const idle: Lane[] = [];
  const all = new Set<Lane>();
  const waiting: ((lane: Lane) => void)[] = [];
  let isClosing = false;

  function open(): Lane {
    let isLost = false;
    const lane: Lane = {
      // Parsed options are taken as they are; the time to a reconnection only has to be longer than
      // ending the client takes.
      sql: postgres({
        ...options,
        max: 1,
        backoff: () => 5,
        onclose: () => lane.drop(),
      } as unknown as postgres.Options<Record<string, never>>) as postgres.Sql,
      get isLost() {
        return isLost;
      },
      drop() {
        if (isLost) return;
        isLost = true;
        forget(lane);
        void lane.sql.end({ timeout: 0 });
      },
    };
    all.add(lane);
    return lane;
  }

  function forget(lane: Lane): void {
    all.delete(lane);
    const at = idle.indexOf(lane);
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
    give(lane) {
      if (lane.isLost) return;
      const next = waiting.shift();
      if (next === undefined) idle.push(lane);
      else next(lane);
    },
    async close() {
      isClosing = true;
      await Promise.all([...all].map(async (lane) => await lane.sql.end({ timeout: 5 })));
    },
  };
}
