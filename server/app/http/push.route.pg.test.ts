import { request } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { type Batch, PushAnswer } from "@streakline/shared/activity/batch.ts";
import { REFUSALS } from "@streakline/shared/errors.ts";
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from "@trpc/client";
import { fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import Fastify, { type FastifyInstance } from "fastify";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBatch, aDevice, aPerson, aSession } from "../../testing/builders.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";
import { type AppRouter, appRouter } from "./router.ts";

type Pusher = { userId: string; deviceId: string; token: string };

let server: TestServer;
let stock: FastifyInstance;
let stockUrl: string;
let owner: postgres.Sql;
let alice: Pusher;

beforeAll(async () => {
  server = await startTestServer();
  owner = postgres(server.fresh.ownerUrl, { max: 2 });
  alice = await aPusher();
  // The same router behind the adapter that tRPC ships, as the measure.
  stock = Fastify();
  await stock.register(fastifyTRPCPlugin, {
    prefix: "/trpc",
    trpcOptions: {
      router: appRouter,
      createContext: ({ req }: { req: Parameters<typeof server.createContext>[0] }) =>
        server.createContext(req),
    },
  });
  stockUrl = await stock.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await stock.close();
  await owner.end();
  await server.close();
});

async function aPusher(): Promise<Pusher> {
  const { userId } = await aPerson(server.fresh);
  const deviceId = await aDevice(server.fresh, { userId });
  const context = server.createContext({ headers: {}, ip: "127.0.0.1", id: "test" });
  return {
    userId,
    deviceId,
    token: (await context.credentials.signToken({ userId, deviceId })).token,
  };
}

const now = () => Math.floor(Date.now() / 1_000);
function aBatchOfNow(count = 2): Batch {
  const sessions = Array.from({ length: count }, (_, index) =>
    aSession({ startedAt: now() - 3_000 + index * 100 }),
  );
  return aBatch({ sessions, sealedAt: now() });
}

type Answer = {
  status: number;
  headers: Headers;
  body: {
    result?: { data: unknown };
    error?: { message: string; code: number; data: Record<string, unknown> };
  };
};

async function post(
  body: string | Uint8Array,
  headers: Record<string, string> = {},
  url = server.url,
): Promise<Answer> {
  const all = {
    "content-type": "application/json",
    authorization: `Bearer ${alice.token}`,
    ...headers,
  };
  const response = await fetch(`${url}/trpc/activity.push`, {
    method: "POST",
    body: typeof body === "string" ? body : new Uint8Array(body),
    headers: all,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer["body"],
  };
}

async function expectRefusal(answer: Answer, code: keyof typeof REFUSALS): Promise<void> {
  expect({ refusal: answer.body.error?.data["refusal"], status: answer.status }).toEqual({
    refusal: code,
    status: REFUSALS[code][0],
  });
  expect(answer.body.error?.message).toMatch(/^[A-Z].*\.$/);
  expect(answer.body.error?.data).toMatchObject({
    httpStatus: REFUSALS[code][0],
    path: "activity.push",
    requestId: expect.stringMatching(/.+/),
  });
}

const gzipped = { "content-encoding": "gzip" };
const rowsOf = async (userId: string) =>
  (await owner`select from coding_sessions where user_id = ${userId}`).length;

test("the route takes a gzipped batch, and answers after it is stored", async () => {
  const bob = await aPusher();
  const batch = aBatchOfNow(20);
  const answer = await post(gzipSync(JSON.stringify(batch)), {
    ...gzipped,
    authorization: `Bearer ${bob.token}`,
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    result: {
      data: {
        batchId: batch.id,
        results: batch.records.map(({ id }) => ({ id, status: "stored" })),
      },
    },
  });
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await rowsOf(bob.userId)).toBe(20);
});

test("gzip and plain bodies of the same bytes are the same batch; other bytes are not", async () => {
  const batch = aBatchOfNow();
  const text = JSON.stringify(batch);
  const first = await post(gzipSync(text), gzipped);
  expect((await post(text)).body).toEqual(first.body);
  expect((await post(text, { "content-encoding": "identity" })).body).toEqual(first.body);
  expect((await post(text, { "content-type": "application/json; charset=UTF-8" })).body).toEqual(
    first.body,
  );
  await expectRefusal(await post(JSON.stringify(batch, null, 1)), "batch_conflict");
});

test.each(["thin route", "stock adapter"])(
  "contract: the stock client gets typed answers and errors from the %s",
  async (which) => {
    const url = `${which === "thin route" ? server.url : stockUrl}/trpc`;
    const headers = { authorization: `Bearer ${alice.token}` };
    for (const link of [httpLink({ url, headers }), httpBatchLink({ url, headers })]) {
      const client = createTRPCClient<AppRouter>({ links: [link] });
      const batch = aBatchOfNow();
      const answer = await client.activity.push.mutate(batch);
      expect(answer).toEqual({
        batchId: batch.id,
        results: batch.records.map(({ id }) => ({ id, status: "stored" })),
      });
      expect(await client.activity.push.mutate(batch)).toEqual(answer);
      const error = await client.activity.push
        .mutate({ ...batch, sealedAt: batch.sealedAt + 1 })
        .catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(TRPCClientError);
      expect((error as TRPCClientError<AppRouter>).data).toMatchObject({
        code: "CONFLICT",
        httpStatus: 409,
        path: "activity.push",
        refusal: "batch_conflict",
      });
    }
  },
);

// Only for what is no JSON at all the thin route knows a better code than the adapter, which calls
// it bad_input.
test("contract: thin route and stock adapter give the same JSON and status", async () => {
  const batch = aBatchOfNow();
  const asked: [body: string, headers: Record<string, string>, query?: string][] = [
    [JSON.stringify(batch), {}],
    [JSON.stringify({ ...batch, sealedAt: batch.sealedAt + 1 }), {}],
    [JSON.stringify({ 0: { ...batch, id: "no id" } }), {}, "?batch=1"],
    [JSON.stringify({ 0: aBatchOfNow(0) }), {}, "?batch=1"],
    [JSON.stringify({}), {}, "?batch=1"],
    [JSON.stringify({ ...batch, id: "no id" }), {}],
    [JSON.stringify({ ...batch, v: 2 }), {}],
    [JSON.stringify({ ...batch, records: Array.from({ length: 1_001 }, () => null) }), {}],
    [JSON.stringify({ ...aBatchOfNow(0), records: [null, { kind: "coding" }] }), {}],
    ["null", {}],
    ["7", {}],
    ["[]", {}],
    [JSON.stringify(batch), { authorization: "" }],
    [JSON.stringify(batch), { authorization: "Bearer eyJ.eyJ.x" }],
  ];
  for (const [body, headers, query = ""] of asked) {
    const answers = [];
    for (const url of [server.url, stockUrl]) {
      const all = {
        "content-type": "application/json",
        authorization: `Bearer ${alice.token}`,
        ...headers,
      };
      const response = await fetch(`${url}/trpc/activity.push${query}`, {
        method: "POST",
        body,
        headers: all,
      });
      const text = await response.text();
      answers.push({
        status: response.status,
        type: response.headers.get("content-type")?.split(";")[0],
        text: text.replaceAll(/"requestId":"[^"]*"/g, ""),
      });
    }
    expect(answers[0]).toEqual(answers[1]);
  }
});

test("hostile bodies: each gets its code and its sentence", async () => {
  const batch = aBatchOfNow();
  const text = JSON.stringify(batch);
  const gzip = gzipSync(text);
  const flipped = Uint8Array.from(gzip, (byte, index) => (index === 40 ? byte ^ 0xff : byte));
  await expectRefusal(await post("not gzip at all", gzipped), "bad_gzip");
  await expectRefusal(await post(gzip.subarray(0, gzip.length - 9), gzipped), "bad_gzip");
  await expectRefusal(await post(flipped, gzipped), "bad_gzip");
  await expectRefusal(await post("", gzipped), "bad_gzip");
  await expectRefusal(await post(gzipSync(new Uint8Array(50_000_000)), gzipped), "body_too_large");
  await expectRefusal(await post(gzipSync(gzip), gzipped), "bad_json");
  await expectRefusal(
    await post(gzip, { "content-encoding": "gzip, gzip" }),
    "unsupported_encoding",
  );
  await expectRefusal(await post(text, { "content-encoding": "br" }), "unsupported_encoding");
  await expectRefusal(await post(new Uint8Array(262_145), gzipped), "body_too_large");
  await expectRefusal(await post(" ".repeat(1_048_577)), "body_too_large");
  await expectRefusal(await post(""), "bad_json");
  await expectRefusal(await post(text.slice(0, -5)), "bad_json");
  await expectRefusal(await post(`\ufeff${text}`), "bad_json");
  await expectRefusal(
    await post(
      Buffer.concat([Buffer.from(text.slice(0, -2)), Buffer.from([0xff, 0xfe]), Buffer.from("]}")]),
    ),
    "bad_json",
  );
  await expectRefusal(
    await post(`{"records":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    "too_deep",
  );
  await expectRefusal(
    await post(gzipSync(`{"a":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`), gzipped),
    "too_deep",
  );
  await expectRefusal(await post(text, { "content-type": "text/plain" }), "unsupported_type");
  await expectRefusal(
    await post(text, { "content-type": "application/json; charset=utf-16" }),
    "unsupported_type",
  );
  await expectRefusal(
    await post(text, { "content-type": "application/x-www-form-urlencoded" }),
    "unsupported_type",
  );
  await expectRefusal(
    await post(text, { "content-type": "application/json-patch" }),
    "unsupported_type",
  );
  await expectRefusal(
    await post(JSON.stringify({ ...batch, records: Array.from({ length: 10_001 }, () => null) })),
    "too_many_records",
  );
  await expectRefusal(await post(JSON.stringify({ ...batch, v: 99 })), "unknown_version");
  for (const change of [
    { id: "x" },
    { id: null },
    { sealedAt: 8_640_000_000_000 },
    { sealedAt: -1 },
    { timeZone: "" },
    { client: { name: "a\u0000", version: "1" } },
    { client: { name: "\ud800", version: "1" } },
    { client: null },
    { records: "no" },
    { records: { length: 3 } },
  ])
    await expectRefusal(await post(JSON.stringify({ ...batch, ...change })), "bad_input");
  expect(await owner`select from batches where id = ${batch.id}`).toHaveLength(0);
});

test("hostile records: each is rejected on its own, and nothing of Object changes", async () => {
  const good = aSession({ startedAt: now() - 2_000 });
  const records = [
    ...['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'].map(
      (text) => JSON.parse(text) as unknown,
    ),
    aSession({ startedAt: now() - 1_000, project: "a\u0000b" }),
    aSession({ startedAt: now() - 1_000, branch: "\udfff" }),
    aSession({ startedAt: now() - 1_000, endedAt: now() - 2_000 }),
    aSession({ startedAt: now() - 1_000, keystrokes: -1 }),
    aSession({ startedAt: now() - 1_000, linesAdded: 2 ** 53 }),
    { ...good, startedAt: 8_640_000_000_000, endedAt: 8_640_000_000_000 },
    { ...good, id: "\u0000" },
    good,
  ];
  const { status, body } = await post(JSON.stringify({ ...aBatchOfNow(), records }));
  expect(status).toBe(200);
  const { results } = PushAnswer.parse(body.result?.data);
  expect(
    results.map((result) => (result.status === "rejected" ? result.code : result.status)),
  ).toEqual([
    "bad_record",
    "bad_record",
    "contains_sensitive",
    "bad_record",
    "ends_before_start",
    "bad_record",
    "bad_record",
    "instant_out_of_range",
    "bad_record",
    "stored",
  ]);
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
});

test("of a key that stands twice the last one counts, in the hash as well as in what is stored", async () => {
  const batch = aBatchOfNow(1);
  const twice = JSON.stringify(batch).replace(
    '"project":"streakline"',
    '"project":"first","project":"last"',
  );
  const first = await post(twice);
  expect(first.status).toBe(200);
  const rows = await owner`select project_name from coding_sessions where batch_id = ${batch.id}`;
  expect(rows.map((row) => row["project_name"])).toEqual(["last"]);
  expect((await post(twice)).body).toEqual(first.body);
  await expectRefusal(await post(JSON.stringify(batch)), "batch_conflict");
});

test("a refused client learns why: its token or its device", async () => {
  const text = JSON.stringify(aBatchOfNow());
  const as = (token: string) => ({ authorization: `Bearer ${token}` });
  const bob = await aPusher();
  const { userId, deviceId } = bob;
  const claims = {
    sub: userId,
    did: deviceId,
    scope: "ingest",
    iat: now() - 1_200,
    exp: now() + 600,
  };
  await expectRefusal(await post(text, { authorization: "" }), "unauthenticated");
  await expectRefusal(await post(text, { authorization: "Basic eDp5" }), "unauthenticated");
  await expectRefusal(await post(text, as(`${bob.token.slice(0, -6)}AAAAAA`)), "unauthenticated");
  await expectRefusal(
    await post(text, as(await server.signIn.sign({ ...claims, exp: now() - 30 }))),
    "token_expired",
  );
  await expectRefusal(
    await post(text, as(await server.signIn.sign({ ...claims, scope: "device:enrol" }))),
    "unauthenticated",
  );
  await expectRefusal(
    await post(text, as(await server.signIn.sign({ ...claims, did: alice.deviceId }))),
    "key_revoked",
  );
  expect((await post(text, as(bob.token))).status).toBe(200);
  await owner`update devices set revoked_at = now() where id = ${deviceId}`;
  // The token is known and not expired: the transaction itself refuses it, at once.
  await expectRefusal(await post(JSON.stringify(aBatchOfNow()), as(bob.token)), "key_revoked");
  await expectRefusal(await post(text, as(bob.token)), "key_revoked");
});

test("a body is not even inflated for a stranger", async () => {
  await expectRefusal(
    await post("not gzip at all", { ...gzipped, authorization: "Bearer eyJ.eyJ.x" }),
    "unauthenticated",
  );
  await expectRefusal(
    await post("not gzip at all", { ...gzipped, authorization: "" }),
    "unauthenticated",
  );
});

test("a body that is cut anywhere on its way stores nothing, and the server goes on", async () => {
  const batch = aBatchOfNow(1);
  const body = gzipSync(JSON.stringify(batch));
  const { hostname, port } = new URL(server.url);
  const head =
    `POST /trpc/activity.push HTTP/1.1\r\nhost: ${hostname}:${port}\r\n` +
    `authorization: Bearer ${alice.token}\r\ncontent-type: application/json\r\n` +
    `content-encoding: gzip\r\ncontent-length: ${body.length}\r\n\r\n`;
  const whole = Buffer.concat([Buffer.from(head), body]);
  for (let cut = 1; cut < whole.length; cut += 17) {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.end(whole.subarray(0, cut)));
      socket.on("data", (data) => expect(String(data)).not.toMatch(/^HTTP\/1\.1 (2|5)/));
      socket.on("close", () => resolve()).on("error", reject);
    });
  }
  expect(await owner`select from batches where id = ${batch.id}`).toHaveLength(0);
  expect((await post(body, gzipped)).status).toBe(200);
});

test("a chunked body and one with a wrong length are read to their end or refused", async () => {
  const text = JSON.stringify(aBatchOfNow(1));
  const { hostname, port } = new URL(server.url);
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${alice.token}`,
    "transfer-encoding": "chunked",
  };
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request(
      { hostname, port, path: "/trpc/activity.push", method: "POST", headers },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sent.on("error", reject);
    for (let from = 0; from < text.length; from += 100) sent.write(text.slice(from, from + 100));
    sent.end();
  });
  expect(status).toBe(200);
});

test("GET and unknown methods are refused without a 500", async () => {
  for (const method of ["GET", "PUT", "DELETE"]) {
    const response = await fetch(`${server.url}/trpc/activity.push`, {
      method,
      headers: { authorization: `Bearer ${alice.token}`, "content-type": "application/json" },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  }
});
