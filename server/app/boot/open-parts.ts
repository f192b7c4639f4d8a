import { migrate } from "@streakline/drizzle/migrate.ts";
import { type DatabaseProbes, databaseProbes } from "../../operations/health.store.ts";
import type { Bus } from "../../platform/bus/bus.ts";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { type Databases, openDatabases } from "../../platform/database/db.ts";
import { ensureRoles } from "../../platform/database/roles.ts";
import { ensurePostgres } from "../../platform/embedded/embedded-postgres.ts";
import type { OpenedLog } from "../../platform/log.ts";
import { openQueue, type QueueDoor } from "../../platform/queue/queue.ts";
import { migrateQueue } from "../../platform/queue/queue-schema.ts";
import { openBullmqScheduler } from "../../platform/scheduler/bullmq-scheduler.ts";
import type { Scheduler } from "../../platform/scheduler/scheduler.ts";
import { databaseError } from "./database-error.ts";
import type { Config } from "./config.ts";
import type { Steps } from "./steps.ts";

/** Everything that both roles work with. */
export type Parts = {
  databases: Databases;
  queue: QueueDoor;
  scheduler: Scheduler;
  bus: Bus;
  health: DatabaseProbes;
};

type Given = { config: Config; log: OpenedLog; steps: Steps };

/** The owner's address of the database: the given one, or that of the embedded, started now. */
export async function startPostgres({ config, log, steps }: Given, role: string): Promise<string> {
  if (config.databaseUrl !== null) return config.databaseUrl;
  steps.begin("PostgreSQL");
  const postgres = await ensurePostgres({
    dataDir: config.dataDir,
    role,
    onOutage: (error) =>
      log.error(
        { err: error },
        "PostgreSQL ended and cannot be started again; it is tried every five seconds",
      ),
  });
  steps.undo(() => postgres.stop());
  return postgres.ownerUrl;
}

/** Brings the schema up to date and opens the pools and doors. */
export async function openParts(
  { config, log, steps }: Given,
  ownerUrl: string,
  secret: string,
): Promise<Parts> {
  steps.begin("Database schema");
  const { applied, functions } = await migrate(ownerUrl).catch((error: unknown) => {
    throw databaseError(error, config.databaseUrl) ?? error;
  });
  await migrateQueue(ownerUrl);
  if (applied.length + functions.length > 0)
    log.info({ applied, functions }, "Migrations ran, and SQL functions changed");
  const urls = await ensureRoles(ownerUrl, secret);
  const databases = openDatabases({ ...urls, statementMs: { auth: 5_000 } });
  steps.undo(() => databases.close());
  const health = databaseProbes(urls.workerUrl);
  steps.undo(() => health.close());
  steps.undo(async () => log.tellLeftOut());
  const told = (message: string) => ({
    url: urls.workerUrl,
    onError: (error: Error, about?: object) => log.warn({ err: error, ...about }, message),
  });
  const queue = openQueue(told("The queue lost its connection or a job failed"));
  steps.undo(() => queue.close());
  const bus = openPostgresBus(told("The bus lost its connection; it is opened again"));
  steps.undo(() => bus.close());
  const scheduler = openBullmqScheduler(told("A scheduled run failed, or its connection was lost"));
  steps.undo(() => scheduler.close());
  return { databases, queue, scheduler, bus, health };
}
