import { createHash } from "node:crypto";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Disk } from "../store/disk.ts";
import type { Refused } from "./seal-segment.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { writeDurably } from "../store/write-durably.ts";

/** A record that was refused, by the server or here, kept where the person can look at it. */
export const Quarantined = z.object({
  atMilliseconds: z.number(),
  batchId: z.string(),
  code: z.string(),
  sentence: z.string(),
  record: z.unknown(),
});
export type Quarantined = z.infer<typeof Quarantined>;

/**
 * Keeps refused records, each in a file named after its content: doing it again after a crash
 * changes nothing. Resolves when they are durable; only then may the batch they came from go.
 */
export async function quarantine(
  disk: Disk,
  names: AccountNames,
  batchId: string,
  refused: readonly Refused[],
  nowMilliseconds: number,
): Promise<void> {
  for (const { record, code, sentence } of refused) {
    const name = createHash("sha256")
      .update(JSON.stringify([batchId, record, code]))
      .digest("hex")
      .slice(0, 24);
    const entry: Quarantined = { atMilliseconds: nowMilliseconds, batchId, code, sentence, record };
    await writeDurably(
      disk,
      join(names.quarantine, `${name}.json`),
      `${JSON.stringify(entry, null, 2)}\n`,
    );
  }
}
