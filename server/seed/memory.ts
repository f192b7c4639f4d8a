import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DeviceKey } from "./client.ts";

type Kept = { password?: string; devices?: Record<string, DeviceKey> };
export type Memory = { read(): Kept; write(kept: Kept): void };

/**
 * Password and device keys of the seeded people in a file that only its owner can read, so that
 * another run uses the same devices.
 */
export function memory(path: string): Memory {
  return {
    read: () => (existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Kept) : {}),
    write(kept) {
      mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify(kept, null, 1), { mode: 0o600 });
    },
  };
}
