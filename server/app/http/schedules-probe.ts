import type { Clock } from "../../platform/clock.ts";
import type { Scheduler } from "../../platform/scheduler/scheduler.ts";
import type { Probe } from "./health.route.ts";

/** A due time that passed this long ago means that no worker runs. */
const LATE_SECONDS_MAX = 60;

/**
 * Asks whether everything that is scheduled really runs. Degraded when nothing is scheduled, when a
 * due time has passed or is too far away, and when the last run of a task failed.
 */
export function schedulesProbe(
  scheduler: Pick<Scheduler, "dueTimes" | "failing">,
  clock: Clock,
): Probe {
  return async () => {
    const [due, failing] = await Promise.all([scheduler.dueTimes(), scheduler.failing()]);
    if (due.length === 0)
      return { state: "degraded", detail: "nothing is scheduled: has a worker ever run?" };
    const late = due
      .map(({ name, dueAt }) => ({ name, seconds: clock() - dueAt }))
      .filter(({ seconds }) => seconds > LATE_SECONDS_MAX)
      .map(({ name, seconds }) => `${name} by ${seconds} s`);
    const far = due.filter(({ isTooFar }) => isTooFar).map(({ name }) => name);
    const faults = [
      late.length > 0 ? `late: ${late.join(", ")}: is a worker running?` : "",
      far.length > 0 ? `due too far in the future: ${far.join(", ")}: was a clock ahead?` : "",
      failing.length > 0 ? `failed: ${failing.join(", ")}: the log says why` : "",
    ].filter((fault) => fault !== "");
    if (faults.length > 0) return { state: "degraded", detail: faults.join("; ") };
    return { state: "ok", detail: `${due.length} schedules run in time` };
  };
}
