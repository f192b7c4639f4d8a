import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a running server writes into `postmaster.pid`. */
export interface PostmasterFile {
  pid: number;
  port: number;
  status: string;
}

/**
 * The running server's own note in its data folder; null when there is none. It may be stale: check
 * before trusting it.
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
 * After a crash the number in `postmaster.pid` may by now belong to a stranger, and PostgreSQL
 * would refuse to start for ever (in containers, where numbers repeat at every start, this
 * happens). Then the number is replaced by that of a process that just ended; the rest of the file
 * stays, because PostgreSQL also checks by it that no old worker still has its memory open.
 */
export function forgetStranger(data: string): void {
  const found = postmasterFile(data);
  if (found === null || process.platform !== "linux") return;
  let command: string;
  try {
    command = readFileSync(`/proc/${found.pid}/cmdline`, "utf8");
  } catch {
    return; // no such process: PostgreSQL sees that itself
  }
  if (command.includes(data)) return;
  const path = join(data, "postmaster.pid");
  const lines = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, [String(spawnSync("true").pid), ...lines.slice(1)].join("\n"));
}
