import { expect, test } from "vitest";
import * as z from "zod/mini";
import { apiOver, http, ok, refusal } from "../testing/wire-server.ts";
import { createTRPCClient } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import type { Answer, Post } from "./exchange.ts";
import { ask, postLink, problemOf } from "./post-link.ts";
import { PushAnswer } from "../activity/batch.ts";

const refused = refusal(401, "unauthenticated");
const away: Answer = { kind: "network_error", error: "connect ECONNREFUSED" };
const server = "http://127.0.0.1:4700";
const Day = z.object({ day: z.string() });

/** A client whose every request gets one answer, and what it sent. */
function client(answer: Answer) {
  const sent: Post[] = [];
  const post = async (request: Post) => {
    sent.push(request);
    return answer;
  };
  const untyped = createTRPCClient<AnyRouter>({ links: [postLink(post)] }) as unknown as {
    stats: { day: { query: (input?: { day: string }) => Promise<z.infer<typeof Day>> } };
  };
  return { sent, api: apiOver(post), stats: untyped.stats };
}

test("a mutation is a POST to the procedure's address, with credentials and its input as JSON", async () => {
  const { sent, api } = client(ok({}));
  const device = { kind: "vscode", name: "n", client: "c", timeZone: "UTC" } as const;
  const output = z.object({ deviceId: z.string(), userId: z.string(), key: z.string() });
  await ask(api.devices.enrol.mutate, device, { server, credentials: { token: "t" }, output });
  await ask(api.devices.rotate.mutate, undefined, { server, credentials: { key: "k" }, output });
  expect(sent).toEqual([
    {
      url: `${server}/trpc/devices.enrol`,
      headers: { authorization: "Bearer t" },
      body: JSON.stringify(device),
    },
    { url: `${server}/trpc/devices.rotate`, headers: { "x-api-key": "k" }, body: "{}" },
  ]);
});

test("a query is a GET with its input in the address", async () => {
  const { sent, stats } = client(ok({ day: "2026-11-22" }));
  const how = { server, credentials: { token: "t" }, output: Day };
  expect((await ask(stats.day.query, { day: "2026-11-22" }, how)).data).toEqual({
    day: "2026-11-22",
  });
  await ask(stats.day.query, undefined, how);
  expect(sent.map(({ url, method }) => [method, url])).toEqual([
    ["GET", `${server}/trpc/stats.day?input=%7B%22day%22%3A%222026-11-22%22%7D`],
    ["GET", `${server}/trpc/stats.day`],
  ]);
});

test("a frozen body is sent as it is, whatever the input says", async () => {
  const { sent, api } = client(ok({}));
  const batch = {
    v: 1 as const,
    id: "b",
    sealedAt: 1,
    timeZone: "UTC",
    client: { name: "n", version: "v" },
    records: [],
  };
  const body = '{ "frozen" : true }';
  const how = { server, credentials: { token: "t" }, output: PushAnswer, body, gzip: true };
  await ask(api.activity.push.mutate, batch, how);
  expect(sent).toMatchObject([{ body, gzip: true }]);
});

test.each<[string, Answer, { day: string } | null]>([
  ["data of the right shape", ok({ day: "2026-11-22" }), { day: "2026-11-22" }],
  ["data of another shape", ok({ day: 22 }), null],
  ["the page of a hotel's network", http(200, "<html>"), null],
  ["a refusal", refused, null],
  ["data under another status", http(500, { result: { data: { day: "2026-11-22" } } }), null],
  ["no answer", away, null],
])("ask() gives the raw answer of %s, and its data only when it fits", async (_, answer, data) => {
  const { stats } = client(answer);
  const how = { server, credentials: { token: "t" }, output: Day };
  expect(await ask(stats.day.query, undefined, how)).toEqual({ answer, data });
});

test("problemOf() says why in the server's words, else by the status or the network", () => {
  expect(problemOf(refused)).toBe("refused: unauthenticated");
  expect(problemOf(http(502, "Bad Gateway"))).toBe("HTTP 502");
  expect(problemOf(away)).toBe("connect ECONNREFUSED");
});
