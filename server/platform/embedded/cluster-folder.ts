import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { RunAs } from "./run-as.ts";
import { makeFolder } from "../files/make-folder.ts";
import { StartError } from "../start-error.ts";

/**
 * The files of one cluster: data in `pg18/data`, password in `pg18/secret`, log in
 * `pg18/postgres.log`.
 */
export interface ClusterFolder {
  data: string;
  log: string;
  password: string;
}

const MAJOR = 18;

/**
 * The cluster's folder inside `dataDir`, created by initdb at the first start. initdb writes to a
 * temporary folder that is renamed last, so neither a crash nor a second process leaves half a
 * cluster. The password is random and readable only by the owner.
 */
export function clusterFolder(dataDir: string, as: RunAs): ClusterFolder {
  const home = join(dataDir, `pg${MAJOR}`);
  makeFolder(dataDir, as.ids === null ? 0o700 : 0o711);
  if (!isComplete(home)) {
    removeLeftovers(dataDir);
    initialise(home, as);
  }
  assertUsable(join(home, "data"), as);
  return cluster(home);
}

/** The cluster's folder inside `dataDir`, or null if it does not exist. Creates nothing. */
export function clusterFolderThere(dataDir: string): ClusterFolder | null {
  const home = join(dataDir, `pg${MAJOR}`);
  return isComplete(home) ? cluster(home) : null;
}

function cluster(home: string): ClusterFolder {
  return {
    data: join(home, "data"),
    log: join(home, "postgres.log"),
    password: readFileSync(join(home, "secret"), "utf8"),
  };
}

function isComplete(home: string): boolean {
  return existsSync(join(home, "data", "PG_VERSION"));
}

/**
 * Removes the folders of first starts that were killed (40 MB each). Folders of living processes
 * stay.
 */
function removeLeftovers(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = LEFTOVER.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      rmSync(join(dataDir, name), { recursive: true, force: true });
    } catch {
      // An initdb that outlived its start is still writing: the folder only takes space.
    }
  }
}
const LEFTOVER = new RegExp(`^pg${MAJOR}\\.init\\.(\\d+)$`);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function initialise(home: string, as: RunAs): void {
  const fresh = `${home}.init.${process.pid}`;
  const data = join(fresh, "data");
  const secret = join(fresh, "secret");
  rmSync(fresh, { recursive: true, force: true });
  makeFolder(data, 0o700);
  chmodSync(fresh, as.ids === null ? 0o700 : 0o711);
  writeFileSync(secret, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (as.ids !== null) for (const path of [data, secret]) chownSync(path, as.ids.uid, as.ids.gid);
  const [command, ...args] = [
    ...as.prefix,
    join(as.native, "bin", "initdb"),
    `--pgdata=${data}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
  ];
  const { status, stderr, error } = spawnSync(command, args, {
    ...as.ids,
    cwd: "/",
    encoding: "utf8",
  });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new StartError(
      `The built-in PostgreSQL could not be set up in ${home}. ${advice(stderr ?? "")}`,
      {
        cause: error ?? new Error(stderr),
      },
    );
  }
  if (as.ids !== null)
    for (const path of [secret]) chownSync(path, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  try {
    renameSync(fresh, home);
  } catch (renaming) {
    rmSync(fresh, { recursive: true, force: true });
    if (!isComplete(home)) throw renaming;
  }
}

function advice(stderr: string): string {
  if (/No space left/i.test(stderr)) return "The disk is full: make room and start again.";
  if (/Permission denied/i.test(stderr))
    return "The folder cannot be written: choose another one with DATA_DIR.";
  return `Choose another folder with DATA_DIR, or set DATABASE_URL. initdb said: ${stderr.trim()}`;
}

/** Refuses a cluster of another user, which PostgreSQL could not open, with a clear sentence. */
function assertUsable(data: string, as: RunAs): void {
  if (process.platform === "win32") return;
  const owner = statSync(data).uid;
  const wanted = as.ids?.uid ?? process.getuid?.() ?? owner;
  if (owner !== wanted)
    throw new StartError(
      `The data in ${data} belongs to user ${owner}, but PostgreSQL would run as user ` +
        `${wanted}. Start Streakline as the user that made it, or change its owner (chown -R ` +
        `${wanted} ${data}).`,
    );
}
