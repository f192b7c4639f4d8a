import { consents } from "@streakline/drizzle/schema/privacy.ts";
import type { ConsentAnswer, ConsentInput } from "@streakline/shared/privacy/consents.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { desc, eq, sql } from "drizzle-orm";
import type { Tx } from "../platform/database/db.ts";

/** The latest answer to a kind, with where and when. */
export type StoredAnswer = ConsentAnswer & { place: string; at: EpochSeconds };

/** The latest answer of the acting person to every kind that was ever answered. */
export async function latestAnswers(
  tx: Tx,
  userId: string,
): Promise<ReadonlyMap<string, StoredAnswer>> {
  const rows = await tx
    .selectDistinctOn([consents.kind], {
      kind: consents.kind,
      given: consents.given,
      version: consents.version,
      place: consents.place,
      at: sql<number>`floor(extract(epoch from ${consents.at}))::float8`,
    })
    .from(consents)
    .where(eq(consents.userId, userId))
    .orderBy(consents.kind, desc(consents.at));
  return new Map(rows.map(({ kind, ...answer }) => [kind, answer]));
}

/**
 * Adds an answer to the history; nothing is ever changed. When it returns, no push stores what it
 * forbids. A yes that was given before the latest no, or in the same second, changes nothing.
 * `textHash`: hex.
 */
export async function storeAnswer(
  tx: Tx,
  userId: string,
  { kind, version, given, place, answeredAt }: ConsentInput,
  textHash: string,
): Promise<void> {
  await tx.execute(
    sql`select answer_consent(${userId}::uuid, ${kind}::text, ${version}::int, ${textHash}::text, ${given}::bool, ${place}::text, ${answeredAt ?? null}::int8)`,
  );
}
