import type { FastifyInstance } from "fastify";

/**
 * One thing the server depends on: `degraded` still serves, but somebody should look. Rejects when
 * it is not there.
 */
export type Probe = () => Promise<{ state: "ok" | "degraded"; detail: string }>;
export type HealthRouteOptions = {
  probes: Readonly<Record<string, Probe>>;
  isStopping: () => boolean;
};

const PROBE_MS_MAX = 1_500;

/**
 * GET /healthz says that the process answers; GET /readyz has one entry per dependency and is 503
 * while one of them is missing or the process is stopping. Neither waits longer than a second and a
 * half, whatever hangs.
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
        status: isStopping() ? "stopping" : isReady ? "ready" : "not ready",
        checks: Object.fromEntries(checks),
      });
  });
}

export type Outcome = { state: "ok" | "degraded" | "down"; detail: string; milliseconds: number };

/** What a dependency says of itself; down when it rejects or does not answer in time. */
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
