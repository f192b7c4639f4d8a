import Fastify from "fastify";
import { expect, test } from "vitest";
import { healthRoute, type Probe } from "./health.route.ts";

async function ask(probes: Record<string, Probe>, isStopping = false) {
  const app = Fastify();
  await app.register(healthRoute, { probes, isStopping: () => isStopping });
  const answer = await app.inject("/readyz");
  return { status: answer.statusCode, body: answer.json() };
}

test("/readyz is ready when no dependency is missing, with one entry for each", async () => {
  const { status, body } = await ask({
    database: async () => ({ state: "ok", detail: "18" }),
    partitions: async () => ({ state: "degraded", detail: "look" }),
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: "ready",
    checks: { database: { state: "ok" }, partitions: { state: "degraded", detail: "look" } },
  });
});

test("/readyz is not ready when one dependency is missing or hangs, and tells nothing of why", async () => {
  const { status, body } = await ask({
    database: () => Promise.reject(new Error("password=x")),
    queue: () => new Promise(() => {}),
  });
  expect(status).toBe(503);
  expect(body.checks.database.state).toBe("down");
  expect(body.checks.queue.state).toBe("down");
  expect(JSON.stringify(body)).not.toContain("password");
});

test("/readyz says that the process is stopping", async () => {
  expect(await ask({}, true)).toMatchObject({ status: 503, body: { status: "stopping" } });
});
