import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAME = /^streakline-e2e-[a-z]+-(\d+)-/;

/**
 * A new folder whose name has the process id, so that removeLeftOvers() can tell the folders of
 * dead runs.
 */
export function temporaryFolder(
  what: "editor" | "data" | "install" | "chromium" | "firefox",
): Promise<string> {
  return mkdtemp(join(tmpdir(), `streakline-e2e-${what}-${process.pid}-`));
}

/** Removes the folders of runs that are dead, with the small disks mounted in them. */
export function removeLeftOvers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    const folder = join(tmpdir(), name);
    for (const mounted of mountsBelow(folder))
      execFileSync("umount", ["-l", mounted], { stdio: "pipe" });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function mountsBelow(folder: string): string[] {
  const lines = existsSync("/proc/mounts") ? readFileSync("/proc/mounts", "utf8").split("\n") : [];
  return lines
    .map((line) => line.split(" ")[1] ?? "")
    .filter((path) => path.startsWith(`${folder}/`));
}
