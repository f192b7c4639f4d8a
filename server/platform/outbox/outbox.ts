import type { WorkerTx } from "../database/db.ts";

/**
 * Writes a message about a person in a transaction: it goes out after the commit, at least once,
 * and never when the transaction is rolled back. What it says must be read again by whoever gets
 * it, so `payload` holds keys only.
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
