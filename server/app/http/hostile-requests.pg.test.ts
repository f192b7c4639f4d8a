import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";

let server: TestServer;
beforeAll(async () => {
  const webRoot = await mkdtemp(join(tmpdir(), "streakline-hostile-"));
  await mkdir(join(webRoot, "assets"));
  await writeFile(join(webRoot, "index.html"), "<!doctype html>page");
  await writeFile(join(webRoot, "assets/app-1.js"), "export {};");
  server = await startTestServer({}, { webRoot });
});
afterAll(() => server.close());

type Answer = { status: number; head: string; body: string };

/** Sends bytes as they are, and reads until the server closes or is silent for a while. */
function send(text: string): Promise<Answer> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1");
    let said = "";
    const done = () => {
      const [head = "", ...rest] = said.split("\r\n\r\n");
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      resolve({ status, head, body: rest.join("\r\n\r\n") });
    };
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => (said += chunk));
    socket.once("close", done);
    // A server that refuses early closes while the request is still being written.
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (!["ECONNRESET", "EPIPE"].includes(error.code ?? "")) reject(error);
    });
    socket.setTimeout(60_000, () => reject(new Error(`no answer to ${text.slice(0, 200)}`)));
    socket.write(text, "latin1");
  });
}

const request = (
  method: string,
  path: string,
  headers: readonly string[] = [],
  body = "",
  host = "Host: localhost",
) =>
  [
    `${method} ${path} HTTP/1.1`,
    ...(host === "" ? [] : [host]),
    "Connection: close",
    ...headers,
    ...(body === "" ? [] : [`Content-Length: ${body.length}`]),
    "",
    body,
  ].join("\r\n");

const PATHS = [
  "/",
  "/index.html",
  "/assets/app-1.js",
  "/assets/gone.js",
  "/day/2026-11-20",
  "/healthz",
  "/readyz",
  "/mail",
  "/mail.json",
  "/api/auth/ok",
  "/api/auth/jwks",
  "/api/auth/verify-email?token=x",
  "/api/auth/verify-email?token=x&callbackURL=//evil.test",
  "/api/auth/reset-password/x?callbackURL=/y",
  "/api/auth/device?user_code=x",
  "/trpc/instance.info",
  "/trpc/accounts.me",
  "/trpc/activity.push",
  "/trpc/stats.day?input=%7B%22day%22%3A%222026-11-20%22%7D",
  "/nothing",
];
const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
const HEADERS: Record<string, readonly string[]> = {
  none: [],
  "a range": ["Range: bytes=0-1"],
  "a range beyond the end": ["Range: bytes=999999-"],
  "a reversed range": ["Range: bytes=5-1"],
  "many ranges": [`Range: bytes=${"0-0,".repeat(500)}1-1`],
  "a range that is none": ["Range: lines=a-b"],
  "a match": ['If-Match: "x"', 'If-None-Match: W/"x"'],
  "a date": ["If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT"],
  "a date that is none": ["If-Modified-Since: yesterday", "If-Unmodified-Since: 99999999"],
  "a range of a match": ["Range: bytes=0-1", 'If-Range: "x"'],
  "strange cookies": [`Cookie: streakline.session_token=%zz; =; a; ${"b=c; ".repeat(400)}`],
  "a strange token": ["Authorization: Bearer ey%00.a.b", "X-Api-Key: slk_\u00ff"],
  "two tokens": ["Authorization: Basic a", "Authorization: Bearer b"],
  "strange encodings": ["Accept-Encoding: br;q=9, *;q=-1", "Accept: a/b;q=x"],
  "an expectation": ["Expect: 100-continue"],
  "an upgrade": ["Upgrade: websocket", "Sec-WebSocket-Key: x"],
};

/** Whether a refusal of the API says what is wrong, in JSON. */
function isClear({ head, body }: Answer): boolean {
  if (!/content-type: application\/json/i.test(head)) return false;
  const json: unknown = JSON.parse(body.replace(/^[\da-f]+\r\n|\r\n0?\r\n\r\n$/gi, ""));
  return /"(message|sentence|error_description)":"[^"]{5,}/.test(JSON.stringify(json));
}

function problemOf(answer: Answer, what: string, path: string): string[] {
  const told = `${what}: ${answer.status}`;
  if (answer.status === 0 || answer.status >= 500) return [told];
  if (answer.status < 400 || !/^\/(trpc|api)\//.test(path) || what.startsWith("HEAD")) return [];
  return isClear(answer) ? [] : [`${told} is not clear: ${answer.body.slice(0, 80)}`];
}

test.for(Object.entries(HEADERS))(
  "no path answers %s with an error of its own",
  async ([name, headers]) => {
    const problems: string[] = [];
    for (const path of PATHS)
      for (const method of METHODS) {
        const answer = await send(request(method, path, headers));
        problems.push(...problemOf(answer, `${method} ${path} with ${name}`, path));
      }
    expect(problems).toEqual([]);
  },
);

test.for([
  ["two", "Host: localhost\r\nHost: evil.test"],
  ["none", ""],
  ["an empty one", "Host:"],
  ["a port beyond all ports", "Host: localhost:99999"],
  ["a port of many digits", `Host: localhost:${"9".repeat(50)}`],
  ["a user", "Host: a@localhost"],
  ["a path", "Host: localhost/x"],
  ["half an address", "Host: [::1"],
  ["a zone", "Host: [fe80::1%25eth0]"],
  ["a list", "Host: localhost, localhost"],
  ["a name of 5,000 letters", `Host: ${"a".repeat(5_000)}`],
  ["bytes beyond ASCII", "Host: b\u00fccher.example"],
])("a Host header with %s is answered or refused", async ([, host = ""]) => {
  const problems: string[] = [];
  for (const path of [
    "/",
    "/healthz",
    "/trpc/instance.info",
    "/trpc/activity.push",
    "/api/auth/ok",
    "/api/auth/sign-in/email",
  ])
    for (const method of ["GET", "POST"]) {
      const answer = await send(
        request(
          method,
          path,
          ["Content-Type: application/json"],
          method === "POST" ? "{}" : "",
          host,
        ),
      );
      if (answer.status === 0 || answer.status >= 500)
        problems.push(`${method} ${path}: ${answer.status} ${answer.body.slice(0, 200)}`);
    }
  expect(problems).toEqual([]);
});

test.for([
  ["a broken escape", "/%zz"],
  ["half a character", "/%c3%28"],
  ["a NUL", "/%00"],
  ["dots", "/..%2f..%2fetc/passwd"],
  ["backslashes", "/..\\..\\x"],
  ["two slashes", "//evil.test/x"],
  ["an address", "http://evil.test/trpc/instance.info"],
  ["7,000 letters", `/${"a".repeat(7_000)}`],
  ["many queries", `/trpc/instance.info?${"a=b&".repeat(1_500)}`],
  ["procedures that repeat", `/trpc/${"activity.push,".repeat(500)}activity.push?batch=1`],
  ["procedures without a name", `/trpc/${",".repeat(500)}?batch=1`],
  ["a procedure of every object", "/trpc/__proto__.constructor"],
  ["an input that is no JSON", "/trpc/stats.day?input=%7B"],
  ["an input of another type", "/trpc/stats.day?input=[]&batch=1"],
  ["an input in an array", "/trpc/stats.day?input[]=1&input[]=2"],
  ["a batch of objects", "/trpc/stats.day,stats.day?batch=1&input=%7B%220%22%3A%7B%7D%7D"],
])("a path with %s is answered or refused", async ([, path = ""]) => {
  for (const method of ["GET", "POST", "HEAD"]) {
    const answer = await send(
      request(method, path, ["Content-Type: application/json"], method === "POST" ? "{}" : ""),
    );
    expect([answer.status > 0, answer.status < 500, answer.status], method).toEqual([
      true,
      true,
      answer.status,
    ]);
  }
});

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

test.for([
  ["25,000 arrays in each other", nested(25_000)],
  ["25,000 objects in each other", `${'{"a":'.repeat(25_000)}1${"}".repeat(25_000)}`],
  ["a number beyond all numbers", '{"day":1e999}'],
  ["keys of every object", '{"__proto__":{"a":1},"constructor":{"prototype":{}}}'],
  ["half a character", '{"email":"\\ud800","password":"\\udfff"}'],
  ["a batch that is none", '{"0":null,"1":[],"length":-1}'],
  ["nothing", "null"],
  ["text", '"x"'],
  ["broken JSON", "{"],
])("a body with %s is refused clearly", async ([, body = ""]) => {
  const problems: string[] = [];
  for (const path of [
    "/trpc/activity.push",
    "/trpc/activity.push?batch=1",
    "/trpc/activity.push,activity.push?batch=1",
    "/trpc/settings.update",
    "/trpc/devices.token,settings.update?batch=1",
    "/api/auth/sign-in/email",
    "/api/auth/sign-up/email",
    "/api/auth/reset-password",
    "/api/auth/change-password",
    "/api/auth/send-verification-email",
    "/api/auth/device/code",
    "/api/auth/device/approve",
    "/api/auth/oauth2/token",
  ])
    for (const type of ["application/json", "application/json; charset=utf-8"]) {
      const answer = await send(request("POST", path, [`Content-Type: ${type}`], body));
      if (answer.status === 200 && path.includes("batch")) continue;
      problems.push(...problemOf(answer, `${path} with ${body.slice(0, 20)}`, path));
    }
  expect(problems).toEqual([]);
});
