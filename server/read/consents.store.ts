import { consents } from "@streakline/drizzle/schema/privacy.ts";
import type { ConsentAnswer } from "@streakline/shared/privacy/consents.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { desc, eq, sql } from "drizzle-orm";
import type { Tx } from "../platform/database/db.ts";

/** The latest answer to a kind of consent, with place and time. */
export type StoredAnswer = ConsentAnswer & { place: string; at: EpochSeconds };

/** The acting person's latest answers, by kind; only answered kinds. */
export async function latestConsents(
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
