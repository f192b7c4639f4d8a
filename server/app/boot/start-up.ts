import { createServer, isIPv6 } from "node:net";
import { migrate } from "@streakline/drizzle/migrate.ts";
import { databaseProbes } from "../../operations/health.store.ts";
import { systemClock } from "../../platform/clock.ts";
import { openDatabases } from "../../platform/database/db.ts";
import { assertDataFree, ensurePostgres } from "../../platform/embedded/embedded-postgres.ts";
import { folderError } from "../../platform/files/folder-error.ts";
import type { OpenedLog } from "../../platform/log.ts";
import { openPostgresBus } from "../../platform/bus/postgres-bus.ts";
import { openQueue } from "../../platform/queue/queue.ts";
import { migrateQueue } from "../../platform/queue/queue-schema.ts";
import { ensureRoles } from "../../platform/database/roles.ts";
import { compose } from "./compose.ts";
import { type Config, ConfigError } from "./config.ts";
import { databaseError } from "../http/database-error.ts";
import { dayEnqueuer } from "../days/enqueue-days.ts";
import { rederiveEnqueuer } from "../days/enqueue-rederive.ts";
import { queueProbe } from "../http/queue-probe.ts";
import { secretIn } from "./secret.ts";
import { startWorker } from "./worker.ts";

export type Running = {
  /** Public address; null without the api role. */
  url: string | null;
  /**
   * Stops in this order:
   * 1. no new requests; running ones get 8 s
   * 2. the worker
   * 3. connections
   * 4. the embedded database
   */
  close(): Promise<void>;
};

/** How long running requests may take during a stop. */
const DRAIN_MS = 8_000;

export type StartUpOptions = {
  config: Config;
  log: OpenedLog;
  /** Called with every step as it begins, and with the step that failed. */
  report: (step: string) => void;
  webRoot?: string;
  /**
   * Called after the first checks passed, and awaited before the api listens; for instance the
   * build of the dashboard.
   */
  beforeListening?: () => Promise<unknown>;
};

/**
 * Starts the configured roles in this process, step by step. Refuses a data folder in use and a
 * taken port before the first step. If a step fails, the started parts are stopped again.
 */
export async function startUp({
  config: asked,
  log,
  report,
  webRoot,
  beforeListening,
}: StartUpOptions): Promise<Running> {
  const undo: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | null = null;
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) => log.error({ err: error }, "A part did not stop"));
  };
  const close = () => (closing ??= stop());
  let step = null as string | null;
  const begin = (next: string) => {
    step = next;
    report(next);
  };
  try {
    const role = asked.roles.length === 1 ? (asked.roles[0] ?? "server") : "server";
    if (asked.databaseUrl === null) await assertDataFree(asked.dataDir, role);
    const config = await withFreePort(asked);
    const isReadyToListen = beforeListening?.();
    // Avoid an unhandledRejection; awaited below.
    isReadyToListen?.catch(() => {});
    const secret = config.secret ?? (await secretIn(config.dataDir));

    let ownerUrl = config.databaseUrl;
    if (ownerUrl === null) {
      begin("PostgreSQL");
      const postgres = await ensurePostgres({
        dataDir: config.dataDir,
        role,
        onOutage: (error) =>
          log.error(
            { err: error },
            "PostgreSQL ended and cannot be started again; it is tried every five seconds",
          ),
      });
      undo.push(() => postgres.stop());
      ownerUrl = postgres.ownerUrl;
    }

    begin("Database schema");
    const { applied, functions } = await migrate(ownerUrl).catch((error: unknown) => {
      throw databaseError(error, config.databaseUrl) ?? error;
    });
    await migrateQueue(ownerUrl);
    if (applied.length + functions.length > 0)
      log.info({ applied, functions }, "Migrations ran, and SQL functions changed");
    const urls = await ensureRoles(ownerUrl, secret);
    const databases = openDatabases({ ...urls, statementMs: { auth: 5_000 } });
    undo.push(() => databases.close());
    const health = databaseProbes(urls.workerUrl);
    undo.push(() => health.close());
    const outages = log.outages.watch({
      serves: health.probes.database,
      tell: (details, message) => log.error(details, message),
    });
    undo.push(async () => outages.stop());
    const queue = openQueue({
      url: urls.workerUrl,
      onError: (error) => log.warn({ err: error }, "The queue lost its connection or a job failed"),
    });
    undo.push(() => queue.close());

    const bus = openPostgresBus({
      url: urls.workerUrl,
      onError: (error) =>
        log.warn({ err: error }, "The bus lost its connection; it is opened again"),
    });
    undo.push(() => bus.close());

    if (config.roles.includes("worker")) {
      begin("Worker");
      const ctx = { databases, log, clock: systemClock };
      const worker = await startWorker(ctx, { queue, bus }, ownerUrl);
      undo.push(() => worker.close());
    }

    let url: string | null = null;
    if (config.roles.includes("api")) {
      const enqueuer = dayEnqueuer(queue, log);
      undo.push(() => enqueuer.close());
      const rederive = rederiveEnqueuer(queue, log);
      undo.push(() => rederive.close());
      const probes = { ...health.probes, queue: queueProbe(queue) };
      step = null;
      await isReadyToListen;
      begin("Web server");
      const api = await compose({
        config,
        secret,
        databases,
        log,
        enqueueDays: enqueuer.add,
        enqueueRederive: rederive.add,
        probes,
        ...(webRoot === undefined ? {} : { webRoot }),
      });
      undo.push(async () => {
        const { server } = api.http;
        const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
        // Close keep-alive connections once idle.
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        await api.close();
        clearInterval(idle);
        clearTimeout(timer);
      });
      await api.http
        .listen({ port: config.port, host: config.host })
        .catch((error: NodeJS.ErrnoException) => {
          throw listenError(error, config) ?? error;
        });
      url = config.publicUrl;
    }
    return { url, close };
  } catch (error) {
    if (step !== null) report(`${step}: failed`);
    await close();
    throw folderError(error, asked.dataDir) ?? error;
  }
}

/**
 * Refuses a port that cannot be opened. Port 0 means any free port: it is chosen here, because the
 * public address must be known before the server listens.
 */
async function withFreePort(config: Config): Promise<Config> {
  if (!config.roles.includes("api")) return config;
  const port = await new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", (error) =>
      reject(listenError(error, config) ?? error),
    );
    server.listen(config.port, config.host, () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === "object" && address !== null ? address.port : config.port),
      );
    });
  });
  const publicUrl = new URL(config.publicUrl);
  if (publicUrl.port === "0") publicUrl.port = String(port);
  return { ...config, port, publicUrl: publicUrl.origin };
}

function listenError(error: NodeJS.ErrnoException, config: Config): ConfigError | null {
  const host = isIPv6(config.host) ? `[${config.host}]` : config.host;
  if (error.code === "EADDRINUSE")
    return new ConfigError([
      `Port ${config.port} on ${host} is used by another program. ` +
        "Stop that program, or choose another port with PORT.",
    ]);
  if (error.code === "EACCES")
    return new ConfigError([
      `You need permission to use port ${config.port}. Choose a port above 1023 with PORT.`,
    ]);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new ConfigError([
      `HOST ${config.host} is not an address of this machine. ` +
        "Use 127.0.0.1 for this machine alone or 0.0.0.0 for all.",
    ]);
  return null;
}
