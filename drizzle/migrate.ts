import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { applyFunctions } from "./apply-functions.ts";
import { SESSION_SETTINGS } from "./session-settings.ts";

const FOLDERS = {
  migrations: fileURLToPath(new URL("migrations", import.meta.url)),
  functions: fileURLToPath(new URL("functions", import.meta.url)),
};
const LOCK = 7_872_565_246; // any number that is not used for other locks in this database
const WAIT_SECONDS_MAX = 120;

/** The database cannot be brought to the schema of this server. The message says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Brings the database to the schema of this server: first the migrations, which contain the tables,
 * then the SQL functions (see applyFunctions()). Gives the names of the migrations that ran and of
 * the functions that changed. Takes a lock, so several processes may call it at once. Each of the
 * two steps is one transaction. Throws MigrationError when the database is older than PostgreSQL
 * 15, was written by a newer Streakline, or ran a migration that was edited since.
 * @param folders of migrations and functions; others only in tests.
 */
export async function migrate(
  ownerUrl: string,
  folders: Partial<typeof FOLDERS> = {},
): Promise<{ applied: string[]; functions: string[] }> {
  const { migrations, functions } = { ...FOLDERS, ...folders };
  const client = postgres(ownerUrl, {
    max: 1,
    fetch_types: false,
    onnotice: () => {},
    connect_timeout: 10,
    connection: {
      ...SESSION_SETTINGS,
      application_name: "streakline migrate",
      search_path: "public",
      statement_timeout: 0,
      lock_timeout: 5_000,
    },
  });
  try {
    await assertVersion(client);
    await lock(client);
    const before = await applied(client, migrations);
    await withRetries(() =>
      runMigrations(drizzle(client), {
        migrationsFolder: migrations,
        migrationsSchema: "drizzle",
        migrationsTable: "migrations",
      }),
    );
    return {
      applied: names(migrations).slice(before),
      functions: await applyFunctions(client, functions),
    };
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function assertVersion(client: postgres.Sql): Promise<void> {
  const [row] = await client`select current_setting('server_version_num')::int as number,
      current_setting('server_version') as text`;
  if (row === undefined || Number(row["number"]) < 150_000)
    throw new MigrationError(
      `PostgreSQL ${row?.["text"]} is too old: Streakline needs 15 or newer. Upgrade it, ` +
        "or remove DATABASE_URL to use the built-in one.",
    );
}

/**
 * Tries repeatedly, because lock_timeout also limits the wait for an advisory lock. The lock ends
 * with the connection.
 */
async function lock(client: postgres.Sql): Promise<void> {
  for (let waited = 0; ; waited += 0.1) {
    const [row] = await client`select pg_try_advisory_lock(${LOCK}) as locked`;
    if (row?.["locked"] === true) return;
    if (waited > WAIT_SECONDS_MAX)
      throw new MigrationError(
        "Another process has been migrating this database for two minutes. Wait until it " +
          "ends, or end it, and start again.",
      );
    await sleep(100);
  }
}

/** The number of our migrations in the database. Throws for unknown ones. */
async function applied(client: postgres.Sql, folder: string): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  const [exists] = await client`select to_regclass('drizzle.migrations') is not null as yes`;
  if (exists?.["yes"] !== true) return 0;
  const rows =
    await client`select hash, created_at::float8 as at from drizzle.migrations order by created_at`;
  const last = known.at(-1)?.folderMillis ?? 0;
  if (rows.some((row) => Number(row["at"]) > last))
    throw new MigrationError(
      "This database was written by a newer version of Streakline. Start that version, or " +
        "restore a backup from before the upgrade.",
    );
  rows.forEach((row, index) => {
    if (known[index]?.hash !== row["hash"])
      throw new MigrationError(
        `Migration ${names(folder)[index] ?? index} is not the one that this database ran. ` +
          "Start the version of Streakline that wrote it, or use an empty database.",
      );
  });
  return rows.length;
}

function names(folder: string): string[] {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8")) as {
    entries: { tag: string }[];
  };
  return journal.entries.map((entry) => entry.tag);
}

/** Retries on a busy table: a longer wait for its lock would block all statements behind it. */
async function withRetries(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code =
        error instanceof Error && error.cause instanceof Error && "code" in error.cause
          ? error.cause.code
          : null;
      if (code !== "55P03" || attempt === 5) throw error;
      await sleep(500 * attempt);
    }
  }
}
