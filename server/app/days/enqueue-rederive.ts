import type { QueueDoor } from "../../platform/queue/queue.ts";
import type { Log } from "../../trpc/context.ts";
import { REDERIVE_JOBS, type RederiveJob } from "./batch-pipeline.ts";

export type RederiveEnqueuer = {
  /**
   * Returns at once. A person who is already queued is not added again. A person whose days are
   * being derived is derived once more afterwards.
   */
  add(userId: string): void;
  /** Resolves when all messages are sent, also when the queue is down. */
  close(): Promise<void>;
};

/**
 * Tells the workers whose past to derive again. These messages only make it fast: the sweep finds
 * the dirty days anyway.
 */
export function rederiveEnqueuer(queue: Pick<QueueDoor, "add">, log: Log): RederiveEnqueuer {
  const sending = new Set<Promise<void>>();

  async function send(data: RederiveJob): Promise<void> {
    try {
      await queue.add(REDERIVE_JOBS, [{ key: data.userId, data }]);
    } catch (error) {
      log.warn({ err: error }, "A person's days could not be enqueued; the sweep will find them");
    }
  }

  return {
    add(userId) {
      const one = send({ userId }).finally(() => sending.delete(one));
      sending.add(one);
    },
    async close() {
      await Promise.all(sending);
    },
  };
}
