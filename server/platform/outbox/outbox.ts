import type { WorkerTx } from "../database/db.ts";

/**
 * A message that failed so often is given up. It is due again 1 s after the first failure, then
 * after twice as long each time: an hour in all.
 */
export const ATTEMPTS_MAX = 12;

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
