import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { connection, subscribeConnection, watchedFetch } from "./connection.ts";

/** A server that answers /healthz, and nothing else ever. */
const server = createServer((request, response) => {
  if (request.url === "/healthz") response.end("{}");
});
let url = "";
beforeAll(async () => {
  vi.stubGlobal("navigator", { onLine: true });
  for (const name of ["addEventListener", "removeEventListener"])
    vi.stubGlobal(name, () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

it("a server that never answers counts as unreachable after the deadline, and then as back", async () => {
  const seen: string[] = [];
  const stop = subscribeConnection(() => seen.push(connection()));
  await expect(watchedFetch(`${url}/trpc/stats.day`, {}, 50)).rejects.toThrow(/timeout/);
  await watchedFetch(`${url}/healthz`);
  stop();
  expect(seen).toEqual(["unreachable", "online"]);
});

it("a question that a page no longer needs says nothing about the server", async () => {
  const page = new AbortController();
  const asked = watchedFetch(`${url}/trpc/stats.day`, { signal: page.signal });
  page.abort();
  await expect(asked).rejects.toThrow(/abort/);
  expect(connection()).toBe("online");
});
