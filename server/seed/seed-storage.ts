import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DeviceKey } from "./client.ts";

type SeedSecrets = { password?: string; devices?: Record<string, DeviceKey> };
export type SeedStorage = { read(): SeedSecrets; write(secrets: SeedSecrets): void };

/**
 * Password and device keys of the seeded people in a file that only its owner can read, so that
 * another run uses the same devices.
 */
export function seedStorage(path: string): SeedStorage {
  return {
    read: () => (existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as SeedSecrets) : {}),
    write(secrets) {
      mkdirSync(join(path, ".."), { recursive: true, mode: 0o700 });
      writeFileSync(path, JSON.stringify(secrets, null, 1), { mode: 0o600 });
    },
  };
}
