import { verification } from "@streakline/drizzle/schema/auth.ts";
import { eq } from "drizzle-orm";
import type { Pool } from "../../platform/database/db.ts";
import { asAuth } from "./auth-pool.store.ts";

/**
 * Deletes the links for a new password that were mailed to a person. Their rows are the only ones
 * whose value is the id of an account; other links are signed, or have tables of their own.
 */
export async function deleteResetLinks(auth: Pool, userId: string): Promise<void> {
  await asAuth(auth, (db) => db.delete(verification).where(eq(verification.value, userId)));
}
