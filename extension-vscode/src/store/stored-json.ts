import type * as z from "zod/mini";
import { bytesOf, type Disk } from "./disk.ts";
import { writeDurably } from "./write-durably.ts";

/**
 * What a small JSON file holds, or null when it is missing or does not fit the schema (damaged, or
 * of another version).
 */
export async function readStoredJson<T>(
  disk: Disk,
  path: string,
  schema: z.ZodMiniType<T>,
): Promise<T | null> {
  const bytes = await bytesOf(disk, path);
  if (bytes === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(bytes.toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Replaces a small JSON file as a whole. */
export async function writeStoredJson(disk: Disk, path: string, value: unknown): Promise<void> {
  await writeDurably(disk, path, `${JSON.stringify(value)}\n`);
}
