import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The content of `postmaster.pid`. */
export interface PostmasterFile {
  pid: number;
  port: number;
  status: string;
}

/**
 * The file `postmaster.pid` in a data folder, or null without one. It may be stale: check before
 * use.
 */
export function postmasterFile(data: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim() ?? ""];
    return Number.isInteger(pid) && Number.isInteger(port) && pid > 0
      ? { pid, port, status }
      : null;
  } catch {
    return null;
  }
}

/**
 * After a crash the process id in `postmaster.pid` may belong to a foreign process, as in
 * containers, where ids repeat at every start. PostgreSQL would then refuse to start for ever.
 * Replaces the id by that of a process that just ended. The rest of the file stays: PostgreSQL uses
 * it to check that no old worker still has its memory open.
 */
export function forgetStranger(data: string): void {
  const found = postmasterFile(data);
  if (found === null || process.platform !== "linux") return;
  let command: string;
  try {
    command = readFileSync(`/proc/${found.pid}/cmdline`, "utf8");
  } catch {
    return; // no such process: PostgreSQL detects this itself
  }
  if (command.includes(data)) return;
  const path = join(data, "postmaster.pid");
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, [String(spawnSync("true").pid), ...lines.slice(1)].join("\n"));
}
