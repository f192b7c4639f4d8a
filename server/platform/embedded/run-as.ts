import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { StartError } from "../start-error.ts";

/** How to start a program of the cluster: the command before it, and its user ids. */
export interface RunAs {
  /**
   * `plain`: as the present user. `namespace`: in a user namespace of its own, in which root has
   * another id. `uid`: as another user.
   */
  how: "plain" | "namespace" | "uid";
  /** Folder of the binaries; a copy if the other user cannot read the installed ones. */
  native: string;
  /**
   * Commands and arguments before a program. `prefix`: before every program. `deathPrefix`: after
   * it, for a program that must end with us; empty without `setpriv`.
   */
  prefix: string[];
  deathPrefix: string[];
  ids: { uid: number; gid: number } | null;
}

export type Probe = (
  command: string,
  args: string[],
  ids?: { uid: number; gid: number },
) => { ok: boolean; stdout: string };

/**
 * Decides how to run PostgreSQL, which refuses to run as root. As root:
 * 1. a user namespace: files stay root's, and a private folder above them does not matter
 * 2. the user `postgres` or `nobody`, where namespaces are forbidden (many containers)
 * Throws with a sentence that says what to do when neither works. `publicFolder`: where a copy of
 * the binaries lies if the other user cannot read the installed ones.
 */
export function runAs(
  native: string,
  isRoot = process.getuid?.() === 0,
  probe: Probe = run,
  publicFolder = "/var/tmp",
): RunAs {
  // The kernel sends this signal when the process that started PostgreSQL dies.
  const deathPrefix = probe("setpriv", ["--pdeathsig", "INT", "true"]).ok
    ? ["setpriv", "--pdeathsig", "INT", "--"]
    : [];
  if (!isRoot) return { how: "plain", native, prefix: [], deathPrefix, ids: null };
  const namespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000"];
  if (probe("unshare", [...namespace.slice(1), "true"]).ok)
    return { how: "namespace", native, prefix: [...namespace, "--"], deathPrefix, ids: null };
  const ids = idsOf("postgres", probe) ?? idsOf("nobody", probe);
  if (ids === null)
    throw new StartError(
      "PostgreSQL does not run as root, and this machine has neither user namespaces nor a " +
        "user postgres or nobody. Start Streakline as another user, or set DATABASE_URL.",
    );
  const canRead = probe(join(native, "bin", "postgres"), ["--version"], ids).ok;
  const readable = canRead ? native : copyOf(native, publicFolder);
  return { how: "uid", native: readable, prefix: [], deathPrefix, ids };
}

function idsOf(user: string, probe: Probe): { uid: number; gid: number } | null {
  const uid = probe("id", ["-u", user]);
  const gid = probe("id", ["-g", user]);
  return uid.ok && gid.ok ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

/**
 * A copy of the binaries in a folder in which anybody may write. One that is there is taken only
 * when nobody else can have put it there or changed it.
 */
function copyOf(native: string, publicFolder: string): string {
  const copy = join(publicFolder, `streakline-postgres-18-${process.getuid?.() ?? 0}`);
  if (isOurs(copy)) return copy;
  const fresh = mkdtempSync(`${copy}.`);
  try {
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(fresh, "complete"), "");
    chmodSync(fresh, 0o755);
    renameSync(fresh, copy);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process may have made it meanwhile.
    if (!isOurs(copy)) throw error;
  }
  return copy;
}

/** False when there is no such copy. Throws a StartError for one that somebody else can change. */
function isOurs(copy: string): boolean {
  const folder = lstatSync(copy, { throwIfNoEntry: false });
  if (folder === undefined) return false;
  const isSafe =
    folder.isDirectory() && folder.uid === process.getuid?.() && (folder.mode & 0o022) === 0;
  if (!isSafe)
    throw new StartError(
      `Another user can change the programs in ${copy}, so PostgreSQL is not started from there. ` +
        "Remove it and start again, or set DATABASE_URL.",
    );
  return lstatSync(join(copy, "complete"), { throwIfNoEntry: false }) !== undefined;
}

function run(
  command: string,
  args: string[],
  ids?: { uid: number; gid: number },
): { ok: boolean; stdout: string } {
  const { status, stdout } = spawnSync(command, args, {
    ...ids,
    cwd: "/",
    encoding: "utf8",
    timeout: 5_000,
  });
  return { ok: status === 0, stdout: (stdout ?? "").trim() };
}
