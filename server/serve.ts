import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildWeb } from "./app/boot/build-web.ts";
import { readConfig } from "./app/boot/config.ts";
import { runUntilStopped } from "./app/boot/run.ts";
import { ROOT } from "./platform/files/repository.ts";
import { openLog } from "./platform/log.ts";

/**
 * What `npm start` runs: everything on one machine. Shows each step, builds the dashboard when it is missing
 * or older than its source, and ends with the address to open. `npm run dev` (`--dev`) serves the
 * dashboard with live reload instead, beside the server.
 */
const isDev = process.argv.includes("--dev");
// Since the process began: what Node took to read the programs is waited for as well.
const seconds = () => `${(performance.now() / 1000).toFixed(1)} s`;
const say = (line: string) => process.stdout.write(`${line}\n`);
const report = (step: string) => say(`  ${seconds().padStart(7)}  ${step}`);

let webPort = 0;
await runUntilStopped(
  () => {
    const config = readConfig(process.env, { LOG_LEVEL: "warn" });
    ({ webPort } = config);
    say(`Streakline ${config.version}`);
    return {
      config,
      log: openLog(config.logLevel),
      report,
      ...(isDev ? {} : { beforeListening: () => buildWeb(report) }),
    };
  },
  ({ url }) => {
    if (url === null) return say(`\n  Running after ${seconds()}. Stop with Ctrl+C.\n`);
    if (isDev) startVite(new URL(url).port);
    const address = isDev ? `http://localhost:${webPort}` : url;
    say(`\n  Ready after ${seconds()}. Open ${address}\n  Stop with Ctrl+C.\n`);
  },
);

function startVite(port: string): void {
  const web = join(ROOT, "web");
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  const child = spawn(process.execPath, [vite, "--clearScreen", "false"], {
    cwd: web,
    stdio: "inherit",
    env: { ...process.env, STREAKLINE_PORT: port, WEB_PORT: String(webPort) },
  });
  child.once("exit", (code) => {
    if (code !== 0 && code !== null)
      say("  The dashboard's development server ended. Stop with Ctrl+C and start again.");
  });
  process.once("exit", () => child.kill());
}
