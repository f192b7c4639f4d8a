import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type SmallDisk = {
  /** Fills the free space to the last byte. */
  fill(): void;
  free(): void;
  unmount(): void;
};

/** A disk of `kilobytes` at `folder`; null where this process may not mount one. */
export function mountSmallDisk(folder: string, kilobytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder], {
      stdio: "pipe",
    });
  } catch {
    return null;
  }
  const ballast = join(folder, "ballast.bin");
  return {
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      try {
        writeFileSync(ballast, Buffer.alloc(bavail * bsize, 1), { flag: "a" });
        writeFileSync(ballast, Buffer.alloc(4096, 1), { flag: "a" });
      } catch {
        // full, as it should be
      }
    },
    free: () => rmSync(ballast, { force: true }),
    unmount: () => execFileSync("umount", ["-l", folder], { stdio: "pipe" }),
  };
}
