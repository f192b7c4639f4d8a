import postgres from "postgres";
import { ensurePostgres } from "../../../../server/platform/embedded/embedded-postgres.ts";
import type { Server } from "./server.ts";

/** A session as it lies in the database, in whole seconds. */
export type StoredSession = {
  id: string;
  batchId: string;
  startedAt: number;
  endedAt: number;
  endedBy: string;
  actor: string;
  project: string;
  language: string;
  charactersTyped: number;
  keystrokes: number;
};

/** Queries the database of the running server as its owner. */
export async function ask<T>(
  server: Server,
  question: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const visit = await ensurePostgres({ dataDir: server.dataDir, role: null });
  await visit.stop(); // the server owns it; only the address is wanted
  const sql = postgres(visit.ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return await question(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Every session in the database, oldest first. */
export function storedSessions(server: Server): Promise<StoredSession[]> {
  return ask(server, async (sql) => [
    ...(await sql<StoredSession[]>`
      select id, batch_id as "batchId", extract(epoch from session_start)::float8 as "startedAt",
        extract(epoch from session_end)::float8 as "endedAt",
             ended_by as "endedBy", actor, project_name as project,
               language, characters_typed as "charactersTyped", keystrokes
      from coding_sessions order by session_start, id`),
  ]);
}
