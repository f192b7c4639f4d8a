import { keepPartitions } from "../operations/partitions.store.ts";
import type { Tools } from "./open-tools.ts";

/** Creates missing monthly partitions and moves rows out of the default one, as the worker does. */
export async function partitions(
  tools: Pick<Tools, "ownerUrl" | "say">,
): Promise<{ created: number }> {
  const { created, moved } = await keepPartitions(tools.ownerUrl);
  for (const name of created) tools.say(`Made ${name}`);
  tools.say(
    created.length === 0
      ? "Every month has its partition."
      : `Made ${created.length} partitions, moved ${moved} rows.`,
  );
  return { created: created.length };
}
