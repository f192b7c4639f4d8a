import type { Clock } from "../../platform/clock.ts";
import type { Scheduler } from "../../platform/scheduler/scheduler.ts";
import type { Probe } from "./health.route.ts";

/** A due time that passed this long ago means that no worker runs. */
const LATE_SECONDS_MAX = 60;

/** Asks whether everything that is scheduled really runs: degraded when a due time has passed. */
export function schedulesProbe(scheduler: Pick<Scheduler, "dueTimes">, clock: Clock): Probe {
  return async () => {
    const due = await scheduler.dueTimes();
    const late = due
      .map(({ name, dueAt }) => ({ name, seconds: clock() - dueAt }))
      .filter(({ seconds }) => seconds > LATE_SECONDS_MAX);
    if (late.length === 0) return { state: "ok", detail: `${due.length} schedules run in time` };
    const names = late.map(({ name, seconds }) => `${name} by ${seconds} s`).join(", ");
    return { state: "degraded", detail: `late: ${names}: is a worker running?` };
  };
}
