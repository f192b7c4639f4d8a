import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import type { ClusterFolder } from "./cluster-folder.ts";
import { dieWithUs } from "./die-with-us.ts";
import { forgetStranger, postmasterFile } from "./postmaster-file.ts";
import type { RunAs } from "./run-as.ts";
import { StartError } from "../start-error.ts";

/** A PostgreSQL server started by this process. */
export interface Postmaster {
  pid: number;
  port: number;
  /** Settles when the process has ended for any reason. */
  ended: Promise<void>;
  /**
   * Ends the server: connections are cut, commits are on disk. After 20 seconds it is killed, which
   * loses nothing either.
   */
  stop(): Promise<void>;
}

/**
 * Settings that make commits durable. They are PostgreSQL's defaults, passed explicitly so that no
 * configuration file lowers them.
 */
export const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" } as const;

/**
 * Starts the server on a cluster, listening only on 127.0.0.1. Null when another server holds the
 * folder or took the port first: look for it and try again. Throws with the server's last output
 * when it cannot start.
 * @param port 0 for any free port.
 */
export async function startPostmaster(
  folder: ClusterFolder,
  as: RunAs,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Postmaster | null> {
  forgetStranger(folder.data);
  const chosen = port === 0 ? await freePort() : port;
  const all = {
    ...DURABLE,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    log_checkpoints: "off",
    ...settings,
  };
  const [command = "", ...args] = [
    ...as.prefix,
    ...as.deathPrefix,
    join(as.native, "bin", "postgres"),
    "-D",
    folder.data,
    "-p",
    String(chosen),
    ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  if (existsSync(folder.log)) renameSync(folder.log, `${folder.log}.before`);
  const log = openSync(folder.log, "a", 0o600);
  // Own process group: Ctrl-C in the terminal reaches only us, and we end the database last.
  const child = spawn(command, args, {
    ...as.ids,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const pid = child.pid;
  if (pid === undefined)
    throw new StartError(
      `PostgreSQL could not be started (${command}). Set DATABASE_URL, or install it again ` +
        "with npm ci.",
    );
  child.unref();
  if (as.deathPrefix.length === 0) dieWithUs(pid);
  if (await becomesReady(folder, pid, ended))
    return { pid, port: chosen, ended, stop: () => stop(child, ended) };
  const words = lastWords(folder.log);
  if (
    /lock file|Address already in use|pre-existing shared memory|could not create any TCP/.test(
      words,
    )
  )
    return null;
  throw new StartError(
    `The built-in PostgreSQL did not start. ${advice(words, bytesFree(folder.data))} Its ` +
      `last words:\n${words}`,
  );
}

async function becomesReady(
  folder: ClusterFolder,
  pid: number,
  ended: Promise<void>,
): Promise<boolean> {
  let isOver = false;
  void (async () => {
    await ended;
    isOver = true;
  })();
  while (!isOver) {
    const found = postmasterFile(folder.data);
    if (found?.pid === pid && found.status === "ready") return true;
    await sleep(5);
  }
  return false;
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGINT");
  const force = setTimeout(() => child.kill("SIGQUIT"), 20_000);
  await ended;
  clearTimeout(force);
}

function lastWords(log: string): string {
  return readFileSync(log, "utf8").slice(-4_000).trim();
}

/**
 * A sentence with what to do about the last output of a PostgreSQL that ended. `free`: free bytes
 * on the disk, because PostgreSQL may end without output on a full disk.
 */
export function advice(words: string, free: number): string {
  if (/No space left/i.test(words) || (words.trim() === "" && free < ROOM_MIN))
    return "The disk is full: make room and start again. Nothing is lost.";
  if (/Permission denied/i.test(words))
    return "Its folder cannot be read by this user: start Streakline as the user that made it.";
  return "If these lines do not help, move DATA_DIR aside and restore a backup.";
}
/** Free bytes that PostgreSQL needs to start: one segment of its log. */
const ROOM_MIN = 16 * 1024 * 1024;

function bytesFree(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
