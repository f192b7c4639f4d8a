import { randomBytes } from "node:crypto";
import { session, user } from "@streakline/drizzle/schema/auth.ts";
import { batches } from "@streakline/drizzle/schema/activity.ts";
import { devices, profiles, settings } from "@streakline/drizzle/schema/accounts.ts";
import { and, desc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { asWorker, type Pool, type Tx } from "../../platform/database/db.ts";
import { errorCode } from "../../platform/database/unavailable.ts";
import { asAuth } from "../sign-in/auth-pool.store.ts";

/** Whether any account exists. */
export async function anybodySignedUp(auth: Pool): Promise<boolean> {
  const rows = await asAuth(auth, (db) => db.select({ id: user.id }).from(user).limit(1));
  return rows.length > 0;
}

export type NewPerson = { userId: string; name: string; email: string; isAdmin?: boolean };

/**
 * Creates the profile and settings of an account, once; later calls change nothing. The first
 * person of an instance becomes its administrator. Sign-ups wait for each other here, so there is
 * exactly one first person.
 */
export async function createPerson(auth: Pool, person: NewPerson): Promise<void> {
  await asWorker(auth, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('streakline first person'))`);
    for (const username of usernames(person.name, person.email)) {
      const known = await tx
        .select({ id: profiles.id })
        .from(profiles)
        .where(eq(profiles.id, person.userId));
      if (known.length > 0) break;
      await tx
        .insert(profiles)
        .values({
          id: person.userId,
          username,
          displayName: person.name,
          isAdmin: person.isAdmin === true ? true : sql`not exists (select 1 from ${profiles})`,
        })
        .onConflictDoNothing();
    }
    await tx.insert(settings).values({ userId: person.userId }).onConflictDoNothing();
  });
}

export type PersonRow = {
  username: string;
  displayName: string;
  isAdmin: boolean;
  createdAt: Date;
};

/** The profile of the acting person, or null before it was created. */
export async function profileOf(tx: Tx, userId: string): Promise<PersonRow | null> {
  const [row] = await tx
    .select({
      username: profiles.username,
      displayName: profiles.displayName,
      isAdmin: profiles.isAdmin,
      createdAt: profiles.createdAt,
    })
    .from(profiles)
    .where(eq(profiles.id, userId));
  return row === undefined ? null : { ...row, displayName: row.displayName ?? row.username };
}

/** Changes the profile. False when the username is taken. */
export async function changeProfile(
  tx: Tx,
  userId: string,
  change: { displayName: string; username: string },
): Promise<boolean> {
  try {
    // A savepoint, so that the transaction survives the refusal.
    await tx.transaction((inner) =>
      inner
        .update(profiles)
        .set({ ...change, updatedAt: new Date() })
        .where(eq(profiles.id, userId)),
    );
    return true;
  } catch (error) {
    if (errorCode(error) === "23505") return false;
    throw error;
  }
}

/** Id of the account with this e-mail address, in any case, or null. */
export async function userIdOf(auth: Pool, email: string): Promise<string | null> {
  const [row] = await asAuth(auth, (db) =>
    db.select({ id: user.id }).from(user).where(eq(user.email, email.trim().toLowerCase())),
  );
  return row?.id ?? null;
}

/** E-mail addresses of accounts, by id. Unknown ids are left out. */
export async function emailsOf(
  auth: Pool,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await asAuth(auth, (db) =>
    db
      .select({ id: user.id, email: user.email })
      .from(user)
      .where(inArray(user.id, [...userIds])),
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}

/** Whether an account with this e-mail address exists. */
export async function hasAccount(auth: Pool, email: string): Promise<boolean> {
  return (await userIdOf(auth, email)) !== null;
}

/** Marks an account's address as confirmed without a mail: its creator vouches for it. */
export async function confirmEmail(auth: Pool, userId: string): Promise<void> {
  await asAuth(auth, (db) =>
    db.update(user).set({ emailVerified: true }).where(eq(user.id, userId)),
  );
}

/** Ids of up to 1,000 accounts in order, those after `after`; null gives the first. */
export async function userIdsAfter(auth: Pool, after: string | null): Promise<string[]> {
  const rows = await asAuth(auth, (db) =>
    db
      .select({ id: user.id })
      .from(user)
      .where(after === null ? undefined : gt(user.id, after))
      .orderBy(user.id)
      .limit(1_000),
  );
  return rows.map((row) => row.id);
}

/** E-mail address of an account, and whether it is confirmed. */
export async function emailOf(
  auth: Pool,
  userId: string,
): Promise<{ email: string; emailVerified: boolean; name: string } | null> {
  const [row] = await asAuth(auth, (db) =>
    db
      .select({ email: user.email, emailVerified: user.emailVerified, name: user.name })
      .from(user)
      .where(eq(user.id, userId)),
  );
  return row ?? null;
}

export type SessionRow = { id: string; userAgent: string | null; createdAt: Date; updatedAt: Date };

/** Live login sessions of an account, newest first, at most 100. */
export async function sessionsOf(auth: Pool, userId: string): Promise<SessionRow[]> {
  return asAuth(auth, (db) =>
    db
      .select({
        id: session.id,
        userAgent: session.userAgent,
        createdAt: session.createdAt,
        updatedAt: session.updatedAt,
      })
      .from(session)
      .where(and(eq(session.userId, userId), gt(session.expiresAt, sql`now()`)))
      .orderBy(desc(session.updatedAt))
      .limit(100),
  );
}

/** Ends one login session of an account. False when there is none with this id. */
export async function endSession(auth: Pool, userId: string, sessionId: string): Promise<boolean> {
  const mine = and(eq(session.userId, userId), eq(session.id, sessionId));
  const ended = await asAuth(auth, (db) =>
    db.delete(session).where(mine).returning({ id: session.id }),
  );
  return ended.length > 0;
}

/** Ends all login sessions of an account except one; gives their number. */
export async function deleteOtherSessions(
  auth: Pool,
  userId: string,
  keptId: string,
): Promise<number> {
  const others = and(eq(session.userId, userId), ne(session.id, keptId));
  const ended = await asAuth(auth, (db) =>
    db.delete(session).where(others).returning({ id: session.id }),
  );
  return ended.length;
}

/** Whether the acting person ever connected a device, and whether anything was recorded. */
export async function hasAnything(
  tx: Tx,
  userId: string,
): Promise<{ hasDevices: boolean; hasSessions: boolean }> {
  const [device] = await tx
    .select({ id: devices.id })
    .from(devices)
    .where(eq(devices.userId, userId))
    .limit(1);
  const [batch] = await tx
    .select({ id: batches.id })
    .from(batches)
    .where(eq(batches.userId, userId))
    .limit(1);
  return { hasDevices: device !== undefined, hasSessions: batch !== undefined };
}

function* usernames(name: string, email: string): Generator<string> {
  const plain = slug(name) || slug(email.split("@")[0] ?? "") || "person";
  yield plain;
  while (true) yield `${plain.slice(0, 43)}-${randomBytes(3).toString("hex")}`;
}

function slug(text: string): string {
  const letters = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, "");
  return letters.length < 3 ? "" : letters;
}
