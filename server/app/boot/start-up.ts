import {
  compareZones,
  type ZoneDifferences,
  zoneWords,
} from "../../operations/time-zones.store.ts";
import { systemClock } from "../../platform/clock.ts";
import { assertDataFree } from "../../platform/embedded/embedded-postgres.ts";
import { folderError } from "../../platform/files/folder-error.ts";
import type { OpenedLog } from "../../platform/log.ts";
import { dayEnqueuer } from "../days/enqueue-days.ts";
import { rederiveEnqueuer } from "../days/enqueue-rederive.ts";
import { queueProbe } from "../http/queue-probe.ts";
import { schedulesProbe } from "../http/schedules-probe.ts";
import { zonesProbe } from "../http/zones-probe.ts";
import { compose } from "./compose.ts";
import type { Config } from "./config.ts";
import { drain, listen, withFreePort } from "./listen.ts";
import { openParts, type Parts, startPostgres } from "./open-parts.ts";
import { secretIn } from "./secret.ts";
import { openSteps, type Steps } from "./steps.ts";
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
export async function startUp(options: StartUpOptions): Promise<Running> {
  const { config: asked, log } = options;
  const steps = openSteps(options.report, log);
  try {
    const role = asked.roles.length === 1 ? (asked.roles[0] ?? "server") : "server";
    if (asked.databaseUrl === null) await assertDataFree(asked.dataDir, role);
    const config = await withFreePort(asked);
    const isReadyToListen = options.beforeListening?.();
    // Avoid an unhandledRejection; awaited below.
    isReadyToListen?.catch(() => {});
    const secret = config.secret ?? (await secretIn(config.dataDir));
    const given = { config, log, steps };
    const ownerUrl = await startPostgres(given, role);
    const parts = await openParts(given, ownerUrl, secret);
    if (config.roles.includes("worker")) {
      steps.begin("Worker");
      const { databases } = parts;
      const worker = await startWorker({ databases, log, clock: systemClock }, parts, ownerUrl);
      steps.undo(() => worker.close());
    }
    if (!config.roles.includes("api")) return { url: null, close: steps.close };
    steps.done();
    await isReadyToListen;
    steps.begin("Web server");
    await startApi({ ...options, config }, parts, secret, steps);
    return { url: config.publicUrl, close: steps.close };
  } catch (error) {
    await steps.fail();
    throw folderError(error, asked.dataDir) ?? error;
  }
}

/** Writes into the log where the time zones of the database are others. */
function tellZones(log: OpenedLog): (found: ZoneDifferences) => void {
  return (found) => {
    if (found.differing.length + found.unknown.length > 0)
      log.info(found, `Time zones: ${zoneWords(found)}`);
  };
}

async function startApi(
  { config, log, webRoot }: StartUpOptions,
  { databases, queue, scheduler, bus, health }: Parts,
  secret: string,
  steps: Steps,
): Promise<void> {
  const enqueuer = dayEnqueuer(queue, { log, clock: systemClock });
  steps.undo(() => enqueuer.close());
  const rederive = rederiveEnqueuer(queue, log);
  steps.undo(() => rederive.close());
  const api = await compose({
    config,
    secret,
    databases,
    bus,
    log,
    enqueueDays: enqueuer.add,
    enqueueRederive: rederive.add,
    probes: {
      ...health.probes,
      queue: queueProbe(queue),
      schedules: schedulesProbe(scheduler, systemClock),
      timeZones: zonesProbe(() => compareZones(databases.worker, systemClock()), tellZones(log)),
    },
    ...(webRoot === undefined ? {} : { webRoot }),
  });
  steps.undo(() => drain(api));
  await listen(api, config);
}
