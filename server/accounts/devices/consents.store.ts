import { consents } from "@streakline/drizzle/schema/privacy.ts";
import { consentState } from "@streakline/shared/privacy/consents.ts";
import { deviceConsents, type DeviceConsents } from "@streakline/shared/privacy/device-consents.ts";
import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../../platform/database/db.ts";
import { latestConsents } from "../../read/consents.store.ts";

/** What the devices of the acting person may record now. */
export async function deviceConsentsOf(tx: Tx, userId: string): Promise<DeviceConsents> {
  const answers = await latestConsents(tx, userId);
  return deviceConsents({
    coding: consentState("coding", answers.get("coding") ?? null),
    sites: consentState("sites", answers.get("sites") ?? null),
    page_keys: consentState("page_keys", answers.get("page_keys") ?? null),
  });
}

/** Whether the acting person ever answered the consent for coding. */
export async function hasAnsweredCoding(tx: Tx, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ given: consents.given })
    .from(consents)
    .where(and(eq(consents.userId, userId), eq(consents.kind, "coding")))
    .limit(1);
  return rows.length > 0;
}

/** A yes to coding that was given in the editor. */
type CodingConsent = {
  version: number;
  /** Hex of SHA-256 over the text that was shown. */
  textHash: string;
  /** Name and version of the editor. */
  place: string;
  /** No newer no is undone. */
  answeredAt: EpochSeconds;
};

/** Stores a yes to coding that was given in the editor before it was connected. */
export async function storeCodingConsent(
  tx: Tx,
  userId: string,
  { version, textHash, place, answeredAt }: CodingConsent,
): Promise<void> {
  await tx.execute(
    sql`select answer_consent(${userId}::uuid, 'coding', ${version}::int, ${textHash}::text, true,
      ${place}::text, ${answeredAt}::bigint)`,
  );
}
