import type { WorkerTx } from "../database/db.ts";

/**
 * Writes a message about a person in a transaction. It is handled after the commit, at least once,
 * and never when the transaction is rolled back. `payload` holds keys only: the handler reads the
 * present values.
 */
export async function addToOutbox(
  { sql }: WorkerTx,
  userId: string,
  kind: string,
  payload: object,
): Promise<void> {
  await sql`
    insert into outbox (user_id, kind, payload)
    values (${userId}, ${kind}, ${JSON.stringify(payload)}::text::jsonb)`;
}
