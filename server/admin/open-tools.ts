import { migrate } from "@streakline/drizzle/migrate.ts";
import { openSignIn, type SignIn } from "../accounts/sign-in/sign-in.ts";
import type { Config } from "../app/boot/config.ts";
import { databaseError } from "../app/boot/database-error.ts";
import { secretIn } from "../app/boot/secret.ts";
import { type Databases, openDatabases } from "../platform/database/db.ts";
import { type EmbeddedPostgres, ensurePostgres } from "../platform/embedded/embedded-postgres.ts";
import { folderError } from "../platform/files/folder-error.ts";
import { openLog } from "../platform/log.ts";
import { openQueue, type QueueDoor } from "../platform/queue/queue.ts";
import { migrateQueue } from "../platform/queue/queue-schema.ts";
import { openBullmqScheduler } from "../platform/scheduler/bullmq-scheduler.ts";
import type { Scheduler } from "../platform/scheduler/scheduler.ts";
import { ensureRoles } from "../platform/database/roles.ts";

/** The tools of the administrator's commands. */
export type Tools = {
  config: Config;
  databases: Databases;
  ownerUrl: string;
  workerUrl: string;
  signIn: SignIn;
  queue: QueueDoor;
  scheduler: Scheduler;
  say: (line: string) => void;
};

/** A command rather waits beside a busy server than ends halfway. */
const PATIENT = { waitMs: 30_000, statementMs: { app: 30_000, auth: 30_000 } };

/**
 * Opens the tools, beside a running server or without one: starts the embedded database if it does
 * not run. The caller closes them.
 */
export async function openTools(
  config: Config,
  say: (line: string) => void,
): Promise<Tools & { close(): Promise<void> }> {
  const log = openLog(config.logLevel);
  let postgres: EmbeddedPostgres | null = null;
  try {
    const secret = config.secret ?? (await secretIn(config.dataDir));
    postgres =
      config.databaseUrl === null
        ? await ensurePostgres({ dataDir: config.dataDir, role: null })
        : null;
    const ownerUrl = postgres?.ownerUrl ?? config.databaseUrl ?? "";
    await migrate(ownerUrl);
    await migrateQueue(ownerUrl);
    const urls = await ensureRoles(ownerUrl, secret);
    const databases = openDatabases({ ...urls, ...PATIENT });
    const ofWorker = {
      url: urls.workerUrl,
      onError: (error: Error) => log.warn({ err: error }, "The queue cannot be reached"),
    };
    const queue = openQueue(ofWorker);
    const scheduler = openBullmqScheduler(ofWorker);
    const signIn = openSignIn({
      auth: databases.auth,
      mailer: { kept: null, send: async () => {} },
      log,
      publicUrl: config.publicUrl,
      secret,
      requireEmailVerification: false,
      originsOf: () => [],
    });
    return {
      config,
      databases,
      ownerUrl,
      workerUrl: urls.workerUrl,
      signIn,
      queue,
      scheduler,
      say,
      async close() {
        await scheduler.close();
        await queue.close();
        await databases.close();
        await postgres?.stop();
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw folderError(error, config.dataDir) ?? databaseError(error, config.databaseUrl) ?? error;
  }
}
