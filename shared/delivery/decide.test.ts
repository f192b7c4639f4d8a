import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aRecord, SUNDAY } from "../testing/builders.ts";
import { backOffSeconds, decide, type Decision, type DeliveryAnswer } from "./decide.ts";

const [a, b] = [aRecord(), aRecord({ startedAt: SUNDAY + 60 })];
const two = { id: "0f8fad5b-d9cb-469f-a165-70867728950e", records: [a, b] };
const one = { ...two, records: [a] };
const http = (
  status: number,
  rest: Partial<Extract<DeliveryAnswer, { kind: "http" }>> = {},
): DeliveryAnswer => ({
  kind: "http",
  status,
  contentType: "application/json; charset=utf-8",
  body: undefined,
  retryAfter: null,
  at: SUNDAY,
  ...rest,
});
const acknowledged = (results: unknown, batchId: unknown = two.id): { body: unknown } => ({
  body: { result: { data: { batchId, results } } },
});
const stored = [
  { id: a.id, status: "stored" },
  { id: b.id, status: "stored" },
];
const refused = (refusal: string | null, code = "BAD_REQUEST"): { body: unknown } => ({
  body: { error: { message: "said so", code: -32_600, data: { code, httpStatus: 400, refusal } } },
});
const html = { contentType: "text/html", body: undefined };

test("decide() waits as long as the server asks, and spreads the return", () => {
  expect(decide(http(503, { retryAfter: "30" }), two, 1, 0.5)).toEqual({
    kind: "retry",
    afterSeconds: 45,
    reason: "server_error",
  });
});

describe("decide()", () => {
  test.each<[string, DeliveryAnswer, Decision]>([
    ["all stored", http(200, acknowledged(stored)), { kind: "acknowledged", rejected: [] }],
    [
      "one rejected",
      http(
        200,
        acknowledged([
          stored[0],
          { id: b.id, status: "rejected", code: "too_long", sentence: "Too long." },
        ]),
      ),
      { kind: "acknowledged", rejected: [{ id: b.id, code: "too_long", sentence: "Too long." }] },
    ],
    [
      "C20 no connection",
      { kind: "network_error", error: "ECONNREFUSED" },
      { kind: "retry", afterSeconds: 1, reason: "network" },
    ],
    ["C21 500", http(500, html), { kind: "retry", afterSeconds: 1, reason: "server_error" }],
    [
      "C21 502 of a proxy",
      http(502, html),
      { kind: "retry", afterSeconds: 1, reason: "server_error" },
    ],
    [
      "C21 429",
      http(429, { retryAfter: "10" }),
      { kind: "retry", afterSeconds: 15, reason: "busy" },
    ],
    ["C21 408", http(408), { kind: "retry", afterSeconds: 1, reason: "busy" }],
    [
      "C21 Retry-After as a date",
      http(503, { retryAfter: "Sun, 22 Nov 2026 00:00:20 GMT" }),
      { kind: "retry", afterSeconds: 30, reason: "server_error" },
    ],
    [
      "C21 Retry-After capped at an hour",
      http(503, { retryAfter: "999999" }),
      { kind: "retry", afterSeconds: 3_600, reason: "server_error" },
    ],
    [
      "C21 Retry-After in the past",
      http(503, { retryAfter: "Sun, 22 Nov 2020 00:00:20 GMT" }),
      { kind: "retry", afterSeconds: 1, reason: "server_error" },
    ],
    [
      "C21 Retry-After that is nonsense",
      http(503, { retryAfter: "soon" }),
      { kind: "retry", afterSeconds: 1, reason: "server_error" },
    ],
    ["C22 400 for two records", http(400, refused("bad_input")), { kind: "split" }],
    ["C22 422 for two records", http(422, refused("bad_input")), { kind: "split" }],
    ["C22 400 without a refusal of ours", http(400, refused(null)), { kind: "split" }],
    ["C22 400 with a code of a newer server", http(400, refused("too_purple")), { kind: "split" }],
    [
      "C24 401 expired",
      http(401, refused("token_expired", "UNAUTHORIZED")),
      { kind: "sign_in", reason: "token_expired" },
    ],
    [
      "C24 401 revoked",
      http(401, refused("key_revoked", "UNAUTHORIZED")),
      { kind: "sign_in", reason: "key_revoked" },
    ],
    [
      "C24 401 without refusal",
      http(401, refused(null, "UNAUTHORIZED")),
      { kind: "sign_in", reason: "unauthenticated" },
    ],
    [
      "C24 403",
      http(403, refused("forbidden", "FORBIDDEN")),
      { kind: "sign_in", reason: "forbidden" },
    ],
    [
      "C24 403 of a proxy is no reason to sign in",
      http(403, html),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_json" },
    ],
    ["C25 413", http(413, refused("body_too_large", "PAYLOAD_TOO_LARGE")), { kind: "split" }],
    ["C25 413 of a proxy", http(413, html), { kind: "split" }],
    ["C26 301", http(301, html), { kind: "wrong_server", afterSeconds: 60, reason: "redirected" }],
    ["C26 307", http(307), { kind: "wrong_server", afterSeconds: 60, reason: "redirected" }],
    ["C27 404", http(404, html), { kind: "wrong_server", afterSeconds: 60, reason: "not_json" }],
    [
      "C27 404 of tRPC",
      http(404, refused(null, "NOT_FOUND")),
      { kind: "wrong_server", afterSeconds: 60, reason: "no_such_route" },
    ],
    [
      "C27 405",
      http(405, refused(null, "METHOD_NOT_SUPPORTED")),
      { kind: "wrong_server", afterSeconds: 60, reason: "no_such_route" },
    ],
    [
      "C27 410",
      http(410, { body: { gone: true } }),
      { kind: "wrong_server", afterSeconds: 60, reason: "no_such_route" },
    ],
    [
      "C28 a login page under 200",
      http(200, html),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_json" },
    ],
    [
      "C29 another service",
      http(200, { body: { ok: true } }),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_an_answer" },
    ],
    [
      "C29 another batch",
      http(200, acknowledged(stored, "other")),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_an_answer" },
    ],
    [
      "C29 fewer results",
      http(200, acknowledged([stored[0]])),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_an_answer" },
    ],
    [
      "C29 results in another order",
      http(200, acknowledged(stored.toReversed())),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_an_answer" },
    ],
    [
      "C29 204",
      http(204, { contentType: null }),
      { kind: "wrong_server", afterSeconds: 60, reason: "not_json" },
    ],
    [
      "C34 bytes damaged on the way",
      http(400, refused("bad_gzip")),
      { kind: "retry", afterSeconds: 1, reason: "damaged" },
    ],
    [
      "C37 a newer format",
      http(400, refused("unknown_version")),
      { kind: "update_needed", afterSeconds: 60, code: "unknown_version", sentence: "said so" },
    ],
    [
      "C37 426",
      http(426, html),
      { kind: "update_needed", afterSeconds: 60, code: "426", sentence: "Update the extension." },
    ],
    [
      "an error of a plain route",
      http(415, { body: { error: { code: "unsupported_type", sentence: "said so" } } }),
      { kind: "update_needed", afterSeconds: 60, code: "unsupported_type", sentence: "said so" },
    ],
    [
      "C68 the account is gone",
      http(410, refused("account_gone", "NOT_FOUND")),
      { kind: "sign_in", reason: "account_gone" },
    ],
    [
      "the id was used for other bytes",
      http(409, refused("batch_conflict", "CONFLICT")),
      { kind: "reseal" },
    ],
    [
      "the database is away",
      http(503, refused("unavailable", "SERVICE_UNAVAILABLE")),
      { kind: "retry", afterSeconds: 1, reason: "server_error" },
    ],
  ])("%s", (_, answer, decision) => {
    expect(decide(answer, two, 1, 0.5)).toEqual(decision);
  });

  test("puts a record aside only when it is alone and the server is ours", () => {
    expect(decide(http(400, refused("bad_input")), one, 1, 0.5)).toEqual({
      kind: "quarantine",
      code: "bad_input",
      sentence: "said so",
    });
    expect(decide(http(413, refused("body_too_large")), one, 1, 0.5)).toMatchObject({
      kind: "quarantine",
      code: "body_too_large",
    });
    expect(decide(http(413, html), one, 1, 0.5)).toMatchObject({ kind: "wrong_server" });
    expect(decide(http(400, html), one, 1, 0.5)).toMatchObject({ kind: "wrong_server" });
  });

  test("gives damaged bytes three chances before it splits", () => {
    expect(
      [1, 2, 3].map((attempt) => decide(http(400, refused("bad_json")), two, attempt, 0).kind),
    ).toEqual(["retry", "retry", "split"]);
  });
});

test("no answer but a whole acknowledgement deletes, and none but our own refusal quarantines", () => {
  const good = { result: { data: { batchId: two.id, results: stored } } };
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({
      result: fc.record({
        data: fc.record({
          batchId: fc.oneof(fc.constant(two.id), fc.string()),
          results: fc.array(fc.oneof(fc.constantFrom(...stored), fc.jsonValue()), { maxLength: 3 }),
        }),
      }),
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 599 }),
      body,
      fc.constantFrom("application/json", "text/html", null),
      fc.integer({ min: 1, max: 50 }),
      (status, value, contentType, attempt) => {
        const decision = decide(http(status, { body: value, contentType }), two, attempt, 0.3);
        if (decision.kind === "acknowledged") expect(value).toEqual(good);
        expect(decision.kind).not.toBe("quarantine");
      },
    ),
    { numRuns: 1_000 },
  );
});

test("backOffSeconds() doubles with each attempt, with full jitter, from one second to 15 minutes", () => {
  expect([1, 2, 4, 10, 11, 1_000].map((attempt) => backOffSeconds(attempt, 0.9999))).toEqual([
    1, 2, 8, 512, 900, 900,
  ]);
  expect(backOffSeconds(4, 0.5)).toBe(4);
  expect(backOffSeconds(50, 0)).toBe(1);
});
