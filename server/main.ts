import { readConfig } from "./app/boot/config.ts";
import { openLog } from "./platform/log.ts";
import { runUntilStopped } from "./app/boot/run.ts";

/**
 * Starts the roles of ROLES (api, worker, or both) and runs until it is told to stop: `node
 * server/main.ts`.
 */
await runUntilStopped(() => {
  const config = readConfig(process.env);
  return { config, log: openLog(config.logLevel), report: () => {} };
});
