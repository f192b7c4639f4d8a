import { cpSync, lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../machine/free-port.ts";
import { startProcess } from "../machine/process.ts";
import { temporaryFolder } from "../machine/temporary-folder.ts";
import { ROOT } from "../machine/tools.ts";
import { GiveUp, waitFor } from "../machine/wait-for.ts";

/**
 * Proves that a server needs nothing of the tools, as a step of `npm run e2e`. Copies what a server
 * gets into an empty folder, installs it from the lockfile without development packages, and starts
 * it with the built dashboard: from the sources, then twice from the bundle without any sources.
 * Each must become ready, and the packages must stay below 250 MB. Needs `npm run build` before it.
 * What it starts ends with it, also when it is interrupted or killed.
 */
const INSTALL_MB_MAX = 250;
/** A limit for a machine that does much else; how fast the server starts is measured elsewhere. */
const READY_SECONDS_MAX = 300;
const IDLE_SECONDS = Number(process.env["IDLE_SECONDS"] ?? 0);
const WORKSPACES = ["shared", "drizzle", "server", "web", "extension-vscode", "extension-browser"];
const say = (line: string) => void process.stdout.write(`${line}\n`);

const folder = await temporaryFolder("install");
// process.exit() runs what ends the processes started here; a signal alone would not.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => process.exit(1));
try {
  for (const path of ["package.json", "package-lock.json", ".npmrc", ".config/needs-node.mjs"])
    copy(path);
  for (const workspace of WORKSPACES) copy(`${workspace}/package.json`);
  for (const path of ["shared", "drizzle", "server", "web/dist"]) copy(path);

  const install = ["npm", "ci", "--omit=dev", "-w", "@streakline/server"] as const;
  await runInstall(...install);
  const megabytes = sizeOf(join(folder, "node_modules")) / 1e6;
  say(`${install.join(" ")}: ${megabytes.toFixed(0)} MB of packages`);
  if (megabytes > INSTALL_MB_MAX)
    throw new Error(
      `The packages of a server may have ${INSTALL_MB_MAX} MB. See what asks for more.`,
    );

  const bundle = join(folder, "server/dist");
  rmSync(bundle, { recursive: true });
  await start("from the sources", "server/start.mjs");
  for (const path of ["server", "shared", "drizzle"])
    rmSync(join(folder, path), { recursive: true });
  for (const path of ["server/dist", "server/package.json", "server/start.mjs"]) copy(path);
  await start("from the bundle", "server/start.mjs");
  await start("from the bundle again, with what Node compiled", "server/start.mjs");
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function copy(path: string): void {
  cpSync(join(ROOT, path), join(folder, path), {
    recursive: true,
    filter: (file) => !/\/(node_modules|\.types|\.data)$|\.test\.ts$/.test(file),
  });
}

/** Runs a command in the folder; throws with what it wrote when it fails. */
async function runInstall(command: string, ...args: string[]): Promise<void> {
  const child = startProcess(command, args, { cwd: folder, env: process.env });
  await child.exited;
  if (child.ended()?.code !== 0) throw new Error(`${command} ${args.join(" ")}:\n${child.log()}`);
}

/** Starts the server as `npm start` does and ends it once /readyz has answered 200. */
async function start(how: string, program: string): Promise<void> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = startProcess(process.execPath, ["--import", "./.config/needs-node.mjs", program], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(folder, ".data"),
      DATABASE_URL: "",
    },
  });
  try {
    await waitFor(
      `the server ${how} to be ready`,
      async () => {
        if (child.ended()) throw new GiveUp(`The server ended ${how}:\n${child.log()}`);
        return (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
      },
      { secondsMax: READY_SECONDS_MAX, everyMs: 20 },
    );
    const seconds = (performance.now() - startedAt) / 1000;
    await sleep(IDLE_SECONDS * 1000);
    say(`ready ${how} after ${seconds.toFixed(1)} s, ${residentMegabytes(child.pid)} MB resident`);
  } finally {
    await child.stop();
  }
}

/** Resident memory of a process on Linux; `?` elsewhere. */
function residentMegabytes(pid: number): string {
  if (process.platform !== "linux") return "?";
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return (Number(kilobytes) / 1024).toFixed(0);
}

/** Bytes of all files below a folder; links are not followed. */
function sizeOf(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
