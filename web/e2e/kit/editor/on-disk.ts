import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Kept = z.union([
  z.object({
    f: z.literal("event"),
    event: z.object({
      project: z.string(),
      counters: z.object({ charactersTyped: z.number().default(0) }),
    }),
  }),
  z.object({
    kind: z.literal("coding"),
    id: z.string(),
    project: z.string(),
    charactersTyped: z.number(),
  }),
]);

/**
 * Characters by project that lie in the storage folder of Streakline and not among the stored
 * records: events of the present session, and records in waiting batches. A batch that is being
 * sealed may be counted twice.
 */
export function charactersOnDisk(
  storage: string,
  storedIds: ReadonlySet<string>,
): Record<string, number> {
  const sums: Record<string, number> = {};
  const seen = new Set(storedIds);
  const add = (project: string, characters: number) =>
    (sums[project] = (sums[project] ?? 0) + characters);
  for (const kept of framesBelow(storage).flatMap((text) => parsed(text))) {
    if ("f" in kept) add(kept.event.project, kept.event.counters.charactersTyped);
    else if (!seen.has(kept.id)) {
      seen.add(kept.id);
      add(kept.project, kept.charactersTyped);
    }
  }
  return sums;
}

/**
 * The payloads of the files of events and of the outbox. A payload follows `SLK1`, its length and
 * its checksum.
 */
function framesBelow(storage: string): string[] {
  if (!existsSync(storage)) return [];
  return readdirSync(storage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\/(segments|outbox)$/.test(entry.parentPath))
    .flatMap((entry) => textOf(join(entry.parentPath, entry.name)).split("SLK1").slice(1));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return ""; // sealed or sent since its name was read
  }
}

function parsed(frame: string): z.infer<typeof Kept>[] {
  try {
    const { data } = Kept.safeParse(JSON.parse(frame.slice(8)));
    return data === undefined ? [] : [data];
  } catch {
    return []; // a frame that is being written
  }
}
