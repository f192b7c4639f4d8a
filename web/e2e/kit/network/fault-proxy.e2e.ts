import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startFaultProxy } from "./fault-proxy.ts";
import type { FaultProxy } from "./fault-proxy.ts";
import { exchanges } from "./http-wire.ts";
import { waitFor } from "../machine/wait-for.ts";

let proxy: FaultProxy;
let received: number[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    received.push(Buffer.concat(chunks).length);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ ok: true, filling: "x".repeat(2000) }));
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy = await startFaultProxy((server.address() as AddressInfo).port);
});
beforeEach(async () => {
  received = [];
  await proxy.set({ kind: "pass" });
});
afterAll(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const send = (body: string | Uint8Array<ArrayBuffer> = "hello") =>
  fetch(`${proxy.url}/trpc/activity.push`, {
    method: "POST",
    body,
    headers: typeof body === "string" ? {} : { "content-encoding": "gzip" },
    signal: AbortSignal.timeout(2000),
  });

test("pass: everything arrives, and the recorder reads it, also gzipped on one connection", async () => {
  await (await send()).text();
  const from = proxy.wires.length;
  await (await send(new Uint8Array(gzipSync('{"id":1}')))).text();
  const all = proxy.wires.flatMap(exchanges);
  expect(all.at(-1)).toMatchObject({
    method: "POST",
    path: "/trpc/activity.push",
    requestBody: '{"id":1}',
    status: 200,
  });
  expect(all.at(-1)!.answerBody).toContain('"ok":true');
  expect(proxy.wires.length - from).toBeLessThanOrEqual(1);
});

test("refuse: nobody listens, and later again somebody does", async () => {
  await proxy.set({ kind: "refuse" });
  await expect(send()).rejects.toThrow();
  await proxy.set({ kind: "pass" });
  expect((await send()).status).toBe(200);
});

test("swallow_answer: the server and the recorder have it, the client hears nothing", async () => {
  await proxy.set({ kind: "swallow_answer" });
  await expect(send()).rejects.toThrow();
  expect(received).toEqual([5]);
  expect(proxy.hits()).toBe(1);
  expect(proxy.wires.flatMap(exchanges).at(-1)).toMatchObject({
    status: 200,
    fault: "swallow_answer",
  });
});

test("hold_request: the server waits for the last byte of a request for the path, others pass", async () => {
  await proxy.set({ kind: "hold_request", path: "/trpc/activity.push" });
  await expect(send()).rejects.toThrow();
  expect([received, proxy.hits()]).toEqual([[], 1]);
  expect((await fetch(`${proxy.url}/other`)).status).toBe(200);
});

test("swallow_answer for one path leaves the others alone", async () => {
  await proxy.set({ kind: "swallow_answer", path: "/trpc/activity.push" });
  expect((await fetch(`${proxy.url}/other`)).status).toBe(200);
  await expect(send()).rejects.toThrow();
  expect(proxy.hits()).toBe(1);
});

test("cut_request: the server never sees a whole request", async () => {
  await proxy.set({ kind: "cut_request", afterBytes: 500 });
  await expect(send("y".repeat(5000))).rejects.toThrow();
  expect(received).toEqual([]);
});

test("cut_answer: the client gets a torn answer", async () => {
  await proxy.set({ kind: "cut_answer", afterBytes: 300 });
  await expect(send().then((answer) => answer.text())).rejects.toThrow();
  expect(received).toEqual([5]);
});

test("captive_portal and unavailable answer in the server's place", async () => {
  await proxy.set({ kind: "captive_portal" });
  const portal = await send();
  expect([portal.status, portal.headers.get("content-type")]).toEqual([200, "text/html"]);
  await proxy.set({ kind: "unavailable", retryAfterSeconds: 2 });
  const away = await send();
  expect([away.status, away.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(received).toEqual([]);
});

test("black_hole: accepted, never answered", async () => {
  await proxy.set({ kind: "black_hole" });
  await expect(send()).rejects.toThrow(/timeout|aborted/i);
  await waitFor("the recorder to have it", () => proxy.hits() === 1);
});
