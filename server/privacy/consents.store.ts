import type { ConsentInput } from "@streakline/shared/privacy/consents.ts";
import { sql } from "drizzle-orm";
import type { Tx } from "../platform/database/db.ts";

/**
 * Appends an answer to the history; rows never change. When it returns, no push stores what the
 * answer forbids. A yes from before the latest no, or from the same second, changes nothing.
 * `textHash`: hex.
 */
export async function storeAnswer(
  tx: Tx,
  userId: string,
  { kind, version, given, place, answeredAt }: ConsentInput,
  textHash: string,
): Promise<void> {
  await tx.execute(
    sql`select answer_consent(${userId}::uuid, ${kind}::text, ${version}::int, ${textHash}::text,
      ${given}::bool, ${place}::text, ${answeredAt ?? null}::int8)`,
  );
}
