import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { migrate } from "@streakline/drizzle/migrate.ts";
import { ensurePostgres } from "../platform/embedded/embedded-postgres.ts";
import { migrateQueue } from "../platform/queue/queue-schema.ts";
import { dropRoles } from "../platform/database/roles.ts";

/** For a server whose data nobody needs after a crash: copying a database takes a seventh. */
const THROWN_AWAY = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/**
 * vitest's setup, once per run: starts a PostgreSQL in a temporary folder, or uses
 * TEST_DATABASE_URL (a user that may create databases and roles), and creates the migrated database
 * that freshDatabase() copies.
 */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const dataDir = given === undefined ? mkdtempSync(join(tmpdir(), "streakline-test-")) : null;
  const server =
    dataDir === null
      ? null
      : await ensurePostgres({ dataDir, settings: { max_connections: "300", ...THROWN_AWAY } });
  const serverUrl = given ?? server?.ownerUrl ?? "";
  const template = `streakline_template_${process.pid}`;
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin`create database ${admin(template)}`;
  const templateUrl = new URL(serverUrl);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
  await migrateQueue(templateUrl.href);
  // freshDatabase reads these; workers inherit the environment.
  process.env["STREAKLINE_TEST_SERVER"] = serverUrl;
  process.env["STREAKLINE_TEST_TEMPLATE"] = template;
  process.env["STREAKLINE_TEST_COPY"] = given === undefined ? "file_copy" : "wal_log";
  return async () => {
    await admin`drop database if exists ${admin(template)} with (force)`;
    await dropRoles(serverUrl, template);
    await admin.end({ timeout: 5 });
    await server?.stop();
    if (dataDir !== null) rmSync(dataDir, { recursive: true, force: true });
  };
}
