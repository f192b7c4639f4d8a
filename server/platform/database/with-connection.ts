import { SESSION_SETTINGS } from "@streakline/drizzle/session-settings.ts";
import postgres from "postgres";

export interface ConnectionOptions {
  /** What the database shows it as, after `streakline`. */
  name: string;
  /** Longest wait for the connection, in seconds; default 10. */
  connectSeconds?: number;
  /** Settings of the session, e.g. `{ lock_timeout: 2_000 }` in milliseconds. */
  settings?: postgres.Options<Record<string, never>>["connection"];
}

/**
 * Runs `work` on one connection of its own, outside of the pools and their limits, and closes it.
 */
export async function withConnection<T>(
  url: string,
  { name, connectSeconds = 10, settings }: ConnectionOptions,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: connectSeconds,
    connection: { ...SESSION_SETTINGS, application_name: `streakline ${name}`, ...settings },
  });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
