import { quoteSchemaName, runMigrations } from "bullmq";
import { Client } from "pg";

/** The queue's own schema in the database. */
export const QUEUE_SCHEMA = "bullmq";

/**
 * Makes or upgrades the queue's tables, as the owner; the worker role may use them and not change
 * them. Safe to run in many processes at once.
 */
export async function migrateQueue(ownerUrl: string, schema = QUEUE_SCHEMA): Promise<void> {
  const client = new Client({
    connectionString: ownerUrl,
    connectionTimeoutMillis: 10_000,
    application_name: "streakline queue schema",
  });
  await client.connect();
  try {
    await runMigrations(client, schema);
    const name = quoteSchemaName(schema);
    // Two processes that grant at once would change the same rows; the second waits.
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('streakline queue grants'))");
    await client.query(`grant usage on schema ${name} to streakline_worker`);
    await client.query(
      `grant select, insert, update, delete on all tables in schema ${name} to streakline_worker`,
    );
    await client.query(
      `grant usage, select, update on all sequences in schema ${name} to streakline_worker`,
    );
    await client.query(`revoke all on all functions in schema ${name} from public`);
    await client.query(`grant execute on all functions in schema ${name} to streakline_worker`);
    await client.query(`revoke insert, update, delete on ${name}.migration from streakline_worker`);
    await client.query("commit");
  } finally {
    await client.end();
  }
}
