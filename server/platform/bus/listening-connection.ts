import { setTimeout as sleep } from "node:timers/promises";
import { DomainError } from "@streakline/shared/errors.ts";
import { Client, type QueryConfig } from "pg";
import { unavailable } from "../database/unavailable.ts";

export interface ListeningConnectionConfig {
  url: string;
  /** Longest wait for a connection and for an answer, in milliseconds. */
  answerMs: number;
  /** What to listen to; asked at every connect, and kept alive while there is any. */
  channels: () => readonly string[];
  onNotification: (channel: string, payload: string) => void;
  /** The connection was lost and listens again. */
  onBack: () => void;
  /** Told of each lost connection, once. */
  onError: (error: Error) => void;
}

export interface ListeningConnection {
  /** Runs a statement, connecting first when that is needed. Refuses with `unavailable`. */
  query(statement: string | Statement, values?: readonly string[]): Promise<void>;
  isConnected(): boolean;
  close(): Promise<void>;
}

/** `query_timeout`: longest wait for the answer, in milliseconds; the connection ends after it. */
type Statement = QueryConfig & { query_timeout: number };

/** A connection that died silently is noticed after this and `answerMs`. */
const HEARTBEAT_MS = 5_000;
const RECONNECT_MS = { min: 50, max: 2_000 };

/**
 * One connection of its own that listens. It is opened by the first statement; while there are
 * channels a lost one is opened again, with pauses from 50 ms to two seconds.
 */
export function openListeningConnection(config: ListeningConnectionConfig): ListeningConnection {
  const closing = new AbortController();
  let connection: Promise<Client> | null = null;
  let isConnected = false;
  let wasLost = false;
  let isReconnecting = false;

  async function connect(): Promise<Client> {
    try {
      const client = await open(config, lost);
      isConnected = true;
      if (wasLost) config.onBack();
      wasLost = false;
      return client;
    } catch (error) {
      connection = null;
      throw error;
    }
  }

  function lost(error: Error): void {
    if (!isConnected || closing.signal.aborted) return;
    [connection, isConnected, wasLost] = [null, false, true];
    config.onError(error);
    void reconnect();
  }

  async function reconnect(): Promise<void> {
    if (isReconnecting) return;
    isReconnecting = true;
    let pauseMs = RECONNECT_MS.min;
    while (!isConnected && config.channels().length > 0 && !closing.signal.aborted) {
      await (connection ??= connect()).catch(() => {});
      const pause = { signal: closing.signal, ref: false };
      if (!isConnected) await sleep(pauseMs * (0.5 + Math.random()), null, pause).catch(() => {});
      pauseMs = Math.min(RECONNECT_MS.max, pauseMs * 2);
    }
    isReconnecting = false;
  }

  async function query(statement: string | Statement, values?: readonly string[]) {
    try {
      if (closing.signal.aborted) throw new DomainError("unavailable", { seconds: 5 });
      const client = await (connection ??= connect());
      await client.query(statement, values === undefined ? undefined : [...values]);
    } catch (error) {
      throw unavailable(error) ?? error;
    }
  }

  const heartbeat = setInterval(() => {
    // Without an answer in time the connection ends, and is opened again.
    if (isConnected && config.channels().length > 0) query("select 1").catch(() => {});
  }, HEARTBEAT_MS).unref();

  return {
    query,
    isConnected: () => isConnected,
    async close() {
      closing.abort();
      clearInterval(heartbeat);
      await connection?.then((client) => client.end()).catch(() => {});
    },
  };
}

async function open(
  { url, answerMs, channels, onNotification }: ListeningConnectionConfig,
  lost: (error: Error) => void,
): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: "streakline bus",
    connectionTimeoutMillis: answerMs,
    // In a pipeline a query without an answer in time ends the connection.
    query_timeout: answerMs,
    pipeline: true,
    keepAlive: true,
  });
  let error = new Error("Connection terminated");
  client.on("error", (cause) => (error = cause));
  client.on("end", () => {
    client.removeAllListeners("notification");
    lost(error);
  });
  client.on("notification", ({ channel, payload = "" }) => onNotification(channel, payload));
  try {
    await client.connect();
    // A message is no data: its commit need not wait for the disk.
    await client.query("set synchronous_commit to off");
    for (const channel of channels()) await client.query(`listen "${channel}"`);
    return client;
  } catch (refused) {
    client.end().catch(() => {});
    throw refused;
  }
}
