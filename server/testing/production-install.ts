import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../platform/embedded/free-port.ts";
import { ROOT } from "../platform/files/repository.ts";

/**
 * Proves that a server needs nothing of the tools: `node server/testing/production-install.ts`, a
 * step of `npm run e2e`. Copies what a server gets into an empty folder, installs it from the
 * lockfile without development packages, and starts it twice with the built dashboard: from the
 * sources, then from the bundle without any sources. Both must become ready, and the packages must
 * stay below 250 MB. Needs `npm run build` before it.
 */
const INSTALL_MB_MAX = 250;
const IDLE_SECONDS = Number(process.env["IDLE_SECONDS"] ?? 0);
const WORKSPACES = ["shared", "drizzle", "server", "web", "extension-vscode", "extension-browser"];
const say = (line: string) => void process.stdout.write(`${line}\n`);

const folder = mkdtempSync(join(tmpdir(), "streakline-production-"));
try {
  for (const path of ["package.json", "package-lock.json", ".npmrc", ".config/needs-node.mjs"])
    copy(path);
  for (const workspace of WORKSPACES) copy(`${workspace}/package.json`);
  for (const path of ["shared", "drizzle", "server", "web/dist"]) copy(path);

  const install = "npm ci --omit=dev -w @streakline/server";
  const { status } = spawnSync(install, { cwd: folder, shell: true, stdio: "inherit" });
  if (status !== 0) throw new Error(`${install} ended with ${status}.`);
  const megabytes = sizeOf(join(folder, "node_modules")) / 1e6;
  say(`${install}: ${megabytes.toFixed(0)} MB of packages`);
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

/** Starts the server as `npm start` does and ends it once /readyz has answered 200. */
async function start(how: string, program: string): Promise<void> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["--import", "./.config/needs-node.mjs", program], {
    cwd: folder,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: join(folder, ".data"),
      DATABASE_URL: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "exit");
  const isReady = async () =>
    await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.status === 200,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`The server ended ${how}:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
  say(`ready ${how} after ${seconds.toFixed(1)} s, ${residentMegabytes(child.pid)} MB resident`);
  child.kill("SIGINT");
  await ended;
}

/** Resident memory of a process on Linux; `?` elsewhere. */
function residentMegabytes(pid: number | undefined): string {
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
