import { outcomeOf } from "../app/http/health.route.ts";
import { queueProbe } from "../app/http/queue-probe.ts";
import { schedulesProbe } from "../app/http/schedules-probe.ts";
import { databaseProbes } from "../operations/health.store.ts";
import { systemClock } from "../platform/clock.ts";
import type { Tools } from "./open-tools.ts";
import { refusalCounts } from "./refusals.store.ts";
import { zonesProbe } from "../app/http/zones-probe.ts";
import { compareZones } from "../operations/time-zones.store.ts";
import { counts } from "./status.store.ts";

/**
 * Prints what the instance holds, then the state of every part as in /readyz. True when all is
 * well.
 */
export async function status(
  tools: Pick<Tools, "databases" | "queue" | "scheduler" | "workerUrl" | "config" | "say">,
): Promise<boolean> {
  const { databases, queue, scheduler, workerUrl, config, say } = tools;
  const held = await counts(databases.worker);
  say(`Streakline ${config.version}, ${config.publicUrl}`);
  say(
    `People ${held.people}, devices ${held.devices}, batches ${held.batches}, ` +
      `sessions ${held.sessions}, ${held.megabytes} MB`,
  );
  say(
    `Last batch received ${held.lastReceivedAt ?? "never"}, ` +
      `days waiting to be derived ${held.dirtyDays}`,
  );
  const { lastDay, lastWeek } = await refusalCounts(databases.worker);
  say(`Batches with refused records: ${lastDay} in 24 hours, ${lastWeek} in 7 days`);
  const health = databaseProbes(workerUrl);
  let isWell = true;
  try {
    const probes = {
      ...health.probes,
      queue: queueProbe(queue),
      schedules: schedulesProbe(scheduler, systemClock),
      timeZones: zonesProbe(() => compareZones(databases.worker, systemClock())),
    };
    for (const [name, probe] of Object.entries(probes)) {
      const { state, detail } = await outcomeOf(probe);
      say(`${name}: ${state}, ${detail}`);
      isWell &&= state === "ok";
    }
  } finally {
    await health.close();
  }
  return isWell;
}
