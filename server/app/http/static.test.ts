import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { staticRoute } from "./static.route.ts";

async function site({ isBuilt = true } = {}) {
  const root = join(await mkdtemp(join(tmpdir(), "streakline-static-")), "dist");
  if (isBuilt) {
    await mkdir(join(root, "assets"), { recursive: true });
    await mkdir(join(root, ".vite"));
    await writeFile(join(root, "index.html"), "<!doctype html>page");
    await writeFile(join(root, "assets/app-abc123.js"), "1");
    await writeFile(join(root, ".vite/manifest.json"), "{}");
  }
  const app = Fastify();
  app.setErrorHandler((error: { status?: number }, _request, reply) =>
    reply.status(error.status ?? 500).send(),
  );
  await staticRoute(app, { root });
  return (url: string, accept = "text/html", method: "GET" | "POST" | "HEAD" = "GET") =>
    app.inject({ url, method, headers: { accept } });
}

test("files with a hash in their name are kept for a year, the page is asked for anew", async () => {
  const get = await site();
  expect((await get("/assets/app-abc123.js", "*/*")).headers["cache-control"]).toBe(
    "public, max-age=31536000, immutable",
  );
  expect((await get("/")).headers["cache-control"]).toBe("no-cache");
});

test("the page stands for every address that is no file, and for nothing of the server's own", async () => {
  const get = await site();
  for (const url of ["/day/2026-11-22", "/settings/devices?x=1", "/device"]) {
    const answer = await get(url);
    expect([answer.statusCode, answer.body, answer.headers["cache-control"]], url).toEqual([
      200,
      "<!doctype html>page",
      "no-cache",
    ]);
  }
  expect((await get("/device", "text/html", "HEAD")).statusCode).toBe(200);
  for (const url of ["/assets/gone.js", "/api/x", "/trpc/x.y", "/mail.json"])
    expect((await get(url)).statusCode, url).toBe(404);
  expect((await get("/day", "application/json")).statusCode).toBe(404);
  expect((await get("/day", "text/html", "POST")).statusCode).toBe(404);
});

test("nothing outside of the folder and nothing hidden is served", async () => {
  const get = await site();
  for (const url of [
    "/../package.json",
    "/..%2f..%2fetc/passwd",
    "/.vite/manifest.json",
    "/%2e%2e/%2e%2e/etc/passwd",
  ]) {
    const answer = await get(url, "*/*");
    expect(answer.body, url).not.toMatch(/root:|\{/);
  }
});

test("before the dashboard is built there is a sentence in its place", async () => {
  const get = await site({ isBuilt: false });
  const answer = await get("/");
  expect(answer.statusCode).toBe(503);
  expect(answer.body).toContain("npm start");
});
