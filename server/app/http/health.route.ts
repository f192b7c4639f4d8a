import type { FastifyInstance } from "fastify";

/**
 * The check of one dependency. `degraded`: it works, but needs attention. Rejects when it is down.
 */
export type Probe = () => Promise<{ state: "ok" | "degraded"; detail: string }>;
export type HealthRouteOptions = {
  probes: Readonly<Record<string, Probe>>;
  isStopping: () => boolean;
};

const PROBE_MS_MAX = 1_500;

/**
 * GET /healthz: the process answers. GET /readyz: one entry per dependency; 503 while one is down
 * or the process is stopping. Both answer within a second and a half, even if a dependency hangs.
 */
export async function healthRoute(
  app: FastifyInstance,
  { probes, isStopping }: HealthRouteOptions,
): Promise<void> {
  app.get("/healthz", (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  app.get("/readyz", async (_request, reply) => {
    const checks = await Promise.all(
      Object.entries(probes).map(async ([name, probe]) => [name, await outcomeOf(probe)] as const),
    );
    const isReady = !isStopping() && checks.every(([, check]) => check.state !== "down");
    return reply
      .status(isReady ? 200 : 503)
      .header("cache-control", "no-store")
      .send({
        status: isStopping() ? "stopping" : readiness(isReady),
        checks: Object.fromEntries(checks),
      });
  });
}

const readiness = (isReady: boolean) => (isReady ? "ready" : "not ready");

export type Outcome = { state: "ok" | "degraded" | "down"; detail: string; milliseconds: number };

/** The outcome of a check: down when it rejects or does not answer within PROBE_MS_MAX. */
export async function outcomeOf(probe: Probe): Promise<Outcome> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PROBE_MS_MAX);
  });
  const found = await Promise.race([probe(), late]).catch(() => ({
    state: "down" as const,
    detail: "does not answer",
  }));
  clearTimeout(timer);
  return { ...found, milliseconds: Math.round(performance.now() - startedAt) };
}
