import { mkdtemp, writeFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type SignedUp, signUp } from "../../testing/sign-up.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
let alice: SignedUp;
beforeAll(async () => {
  const webRoot = await mkdtemp(join(tmpdir(), "streakline-http-"));
  await writeFile(join(webRoot, "index.html"), "<!doctype html>page");
  server = await startTestServer({}, { webRoot });
  alice = await signUp(server.url);
});
afterAll(() => server.close());

const wire = (body: unknown) =>
  (body as { error: { message: string; data: Record<string, unknown> } }).error;

/** What answers a request with any Host header, which fetch() does not allow. */
function withHost(host: string, path = "/healthz"): Promise<IncomingMessage> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response);
    })
      .once("error", reject)
      .end();
  });
}

test("a foreign name that points here gets nothing, on any route", async () => {
  expect((await withHost("localhost:1234")).statusCode).toBe(200);
  for (const path of ["/healthz", "/", "/trpc/instance.info", "/api/auth/ok", "/mail.json"]) {
    const { statusCode, headers } = await withHost("evil.test", path);
    expect(statusCode, path).toBe(403);
    expect(headers["content-security-policy"], path).toContain("default-src 'self'");
  }
  expect((await withHost("evil.test", "/trpc/activity.push")).statusCode).toBe(403);
});

test("a mutation with a cookie from another site is refused; queries and devices are not", async () => {
  const change = (headers: Record<string, string>) =>
    alice.browser.fetch("/trpc/settings.update", { weekStartsOn: 3 }, headers);
  for (const origin of [
    "https://evil.test",
    "null",
    `${server.url}.evil.test`,
    "moz-extension://6f1c1b1e-0000-4000-8000-1234567890ab",
  ]) {
    const answer = await change({ origin });
    expect(answer.status, origin).toBe(403);
    expect(wire(answer.body).data["refusal"]).toBe("origin_refused");
  }
  expect((await change({})).status).toBe(200);
  const missing = await fetch(`${server.url}/trpc/settings.update`, {
    method: "POST",
    headers: { cookie: alice.browser.cookie(), "content-type": "application/json" },
    body: "{}",
  });
  expect(missing.status).toBe(403);
});

test("an address that cannot exist is refused with a sentence, not an internal error", async () => {
  const { port } = new URL(server.url);
  const raw = (path: string) =>
    new Promise<[number, string]>((resolve, reject) => {
      request({ host: "127.0.0.1", port, path }, (response) => {
        let text = "";
        response
          .on("data", (chunk) => (text += String(chunk)))
          .once("end", () => resolve([response.statusCode ?? 0, text]));
      })
        .once("error", reject)
        .end();
    });
  const outside = [
    "/../../etc/passwd",
    "/assets/../../package.json",
    "/..\\x",
    "/%00",
    "/assets/%00.js",
    "//evil.test/",
  ];
  const unreadable = [
    "/%ff",
    "/%",
    "/trpc/%",
    `/${"a".repeat(9_000)}`,
    `/trpc/${"settings.get,".repeat(500)}?batch=1`,
  ];
  for (const path of [...outside, ...unreadable]) {
    const [status, body] = await raw(path);
    expect([status, JSON.parse(body)], path.slice(0, 40)).toMatchObject([
      404,
      { error: expect.anything() },
    ]);
    expect(body).toMatch(/"(code|refusal)":"not_found"/);
  }
  expect(await raw("/trpc/../mail")).toMatchObject([404, expect.stringContaining('"not_found"')]);
});

test("queries come by GET and mutations by POST, and nothing else", async () => {
  expect((await alice.browser.fetch("/trpc/settings.update?input=%7B%7D")).status).toBe(405);
  expect((await alice.browser.fetch("/trpc/settings.get", {})).status).toBe(405);
  const answer = await fetch(`${server.url}/trpc/settings.get`, { method: "DELETE" });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
});

test("only JSON in UTF-8 is read", async () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=utf-16",
    "multipart/form-data; boundary=x",
  ]) {
    const answer = await alice.browser.fetch("/trpc/settings.update", "{}", {
      "content-type": type,
    });
    expect(answer.status, type).toBe(415);
    expect(wire(answer.body).data["refusal"], type).toBe("unsupported_type");
  }
});

test("a request may call ten procedures, not eleven", async () => {
  const batch = (n: number) =>
    alice.browser.fetch(
      `/trpc/${Array.from({ length: n }, () => "settings.get").join(",")}?batch=1&input=%7B%7D`,
    );
  expect((await batch(10)).status).toBe(200);
  expect((await batch(11)).status).toBe(400);
  expect((await batch(200)).status).toBeLessThan(500);
});

test.each([
  ["settings.update", { gapMinutes: 1 }, "bad_input"],
  ["settings.update", { gapMinutes: 5, userId: "x" }, "bad_input"],
  ["settings.update", { timeZone: "UTC+5" }, "bad_time_zone"],
  ["accounts.updateProfile", { displayName: "", username: "ok-name" }, "bad_input"],
  ["accounts.updateProfile", { displayName: "x", username: "ok-name", isAdmin: true }, "bad_input"],
  ["devices.revoke", { deviceId: "1 or 1=1" }, "bad_input"],
  ["nothing.here", {}, "not_found"],
])("%s with %j is refused as %s with a sentence and a request id", async (path, input, code) => {
  const answer = await alice.browser.fetch(`/trpc/${path}`, input);
  expect(answer.status).toBeLessThan(500);
  const { message, data } = wire(answer.body);
  expect(data).toMatchObject({
    refusal: code,
    path,
    requestId: answer.headers.get("x-request-id"),
  });
  expect(message).toMatch(/\.$/);
  expect(Object.keys(data).toSorted()).toEqual([
    "code",
    "details",
    "httpStatus",
    "path",
    "refusal",
    "requestId",
  ]);
});

test.each([
  "{",
  '{"a":',
  "[1",
  "\u0000",
  '{"__proto__":{"isAdmin":true}}',
  "9".repeat(70_000),
  "[".repeat(50_000),
])("a body that is no fitting JSON is refused, never an error of ours", async (body) => {
  const answer = await alice.browser.fetch("/trpc/settings.update", body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.ts:|at /);
  expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
});

test("an error of ours tells its request id and nothing else", async () => {
  const { auth } = server.fresh.databases;
  const real = auth.semaphore.run;
  auth.semaphore.run = () => Promise.reject(new Error("secret: password=hunter2"));
  try {
    const answer = await openBrowser(server.url).fetch("/trpc/instance.info");
    expect(answer.status).toBe(500);
    expect(wire(answer.body).data).toMatchObject({
      refusal: "internal",
      code: "INTERNAL_SERVER_ERROR",
      details: {},
    });
    expect(JSON.stringify(answer.body)).not.toContain("hunter2");
  } finally {
    auth.semaphore.run = real;
  }
});

test("every answer has the security headers, and data is never stored", async () => {
  const { headers } = await alice.browser.fetch("/trpc/accounts.me");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-security-policy")).toBe(
    "default-src 'self';script-src 'self';style-src 'self';img-src 'self' data:;" +
      "font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';" +
      "object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("strict-transport-security")).toBeNull();
  expect(headers.get("access-control-allow-origin")).toBeNull();
});

test("a peer that sends its headers a byte at a time is cut", async () => {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write("GET /healthz HTTP/1.1\r\nhost: localhost\r\n");
  const timer = setInterval(() => socket.writable && socket.write("x"), 1_000);
  const answer = await new Promise<string>((resolve) => {
    let said = "";
    socket.on("data", (chunk) => (said += chunk.toString()));
    socket.once("close", () => resolve(said));
    socket.on("error", () => {});
  });
  clearInterval(timer);
  expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
});

test("mails are shown on this machine only, and not through a proxy", async () => {
  expect((await openBrowser(server.url).fetch("/mail")).headers.get("content-type")).toContain(
    "text/html",
  );
  expect(
    (
      await openBrowser(server.url).fetch("/mail.json", undefined, {
        "x-forwarded-for": "203.0.113.1",
      })
    ).status,
  ).toBe(404);
});
