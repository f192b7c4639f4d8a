import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { type Databases, type DatabasesConfig, openDatabases } from "../platform/database/db.ts";
import { dropRoles, ensureRoles, type RoleUrls } from "../platform/database/roles.ts";

export interface FreshDatabase extends RoleUrls {
  databases: Databases;
  ownerUrl: string;
  close(): Promise<void>;
}

/** Longer limits: with many suites at once the database is slow, not broken. */
const PATIENT: Pick<DatabasesConfig, "waitMs" | "statementMs"> = {
  waitMs: 20_000,
  statementMs: { app: 30_000, auth: 30_000 },
};

/**
 * An empty migrated database for one suite, with its three logins and open pools. Call `close` in
 * `afterAll`.
 * @param config replaces limits of a server, e.g. `{ connections: { app: 1 } }`
 */
export async function freshDatabase(config: Partial<DatabasesConfig> = {}): Promise<FreshDatabase> {
  const serverUrl = process.env["STREAKLINE_TEST_SERVER"];
  const template = process.env["STREAKLINE_TEST_TEMPLATE"];
  if (serverUrl === undefined || template === undefined)
    throw new Error("Name the file *.pg.test.ts: then vitest starts a PostgreSQL for it.");
  const name = `t_${process.pid}_${randomBytes(5).toString("hex")}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  const strategy = process.env["STREAKLINE_TEST_COPY"] === "file_copy" ? "file_copy" : "wal_log";
  await admin`
    create database ${admin(name)} template ${admin(template)} strategy ${admin(strategy)}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const ownerUrl = url.href;
  const urls = await ensureRoles(ownerUrl, "secret of the tests");
  const databases = openDatabases({ ...PATIENT, ...urls, ...config });
  return {
    ...urls,
    databases,
    ownerUrl,
    async close() {
      await databases.close();
      await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end({ timeout: 5 });
      await dropRoles(serverUrl, name);
    },
  };
}
