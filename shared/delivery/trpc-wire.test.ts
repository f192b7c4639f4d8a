import { expect, test } from "vitest";
import * as z from "zod/mini";
import type { Answer } from "./exchange.ts";
import { dataOf, problemOf, procedureUrl } from "./trpc-wire.ts";

const answer = (status: number, body: unknown): Answer => ({
  kind: "http",
  status,
  contentType: "application/json",
  body,
  retryAfter: null,
});
const refused = answer(401, { error: { message: "Sign in again.", code: -32001, data: {} } });
const away: Answer = { kind: "network_error", error: "connect ECONNREFUSED" };

test("procedureUrl() names a procedure of a server", () => {
  expect(procedureUrl("http://127.0.0.1:4700", "activity.push")).toBe(
    "http://127.0.0.1:4700/trpc/activity.push",
  );
});

test.each<[string, Answer, { day: string } | null]>([
  [
    "data of the right shape",
    answer(200, { result: { data: { day: "2026-11-22" } } }),
    { day: "2026-11-22" },
  ],
  ["data of another shape", answer(200, { result: { data: { day: 22 } } }), null],
  ["the page of a hotel's network", answer(200, "<html>"), null],
  ["a refusal", refused, null],
  ["data under another status", answer(500, { result: { data: { day: "2026-11-22" } } }), null],
  ["no answer", away, null],
])("dataOf() of %s", (_, given, expected) => {
  expect(dataOf(given, z.object({ day: z.string() }))).toEqual(expected);
});

test("problemOf() says why in the server's words, else by the status or the network", () => {
  expect(problemOf(refused)).toBe("Sign in again.");
  expect(problemOf(answer(502, "Bad Gateway"))).toBe("HTTP 502");
  expect(problemOf(away)).toBe("connect ECONNREFUSED");
});
