import type { QueueDoor } from "../../platform/queue/queue.ts";
import { jobsDepth } from "../days/batch-pipeline.ts";
import type { Probe } from "./health.route.ts";

/** The check of the queue: degraded while there are jobs that failed every attempt. */
export function queueProbe(queue: Pick<QueueDoor, "depth">): Probe {
  return async () => {
    const { waiting, active, delayed, failed } = await jobsDepth(queue);
    return {
      state: failed > 0 ? "degraded" : "ok",
      detail: `${waiting} waiting, ${active} running, ${delayed} delayed, ${failed} failed`,
    };
  };
}
