import { type KeptPartitions, keepPartitions } from "./partitions.store.ts";

const EVERY_MS = 6 * 3_600_000;

/**
 * Keeps the partitions four times a day, beginning now, until `stop`. A run that fails is told and
 * tried again at the next time; until then the default partition takes what has no month of its
 * own.
 * @param told hears of every run that made something, and of every failure
 */
export function startPartitionsJob(
  ownerUrl: string,
  told: (outcome: KeptPartitions | Error) => void,
  everyMs = EVERY_MS,
): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const run = () => {
    running = runAfter(running);
  };
  async function runAfter(before: Promise<void>): Promise<void> {
    await before;
    try {
      const kept = await keepPartitions(ownerUrl);
      if (kept.created.length > 0) told(kept);
    } catch (error) {
      told(error instanceof Error ? error : new Error(String(error)));
    }
  }
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
