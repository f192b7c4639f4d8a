import { expect } from "vitest";
import type { Batch, BatchRecord } from "../activity/batch.ts";
import { RETRY_AFTER_SECONDS_MAX } from "../delivery/decide.ts";
import type { Answer } from "../delivery/exchange.ts";
import type { Clock, DeviceKey } from "../delivery/ports.ts";
import type { Sender } from "../delivery/sender.ts";
import type { DeliveryState } from "../delivery/standing.ts";
import { SUNDAY } from "./builders.ts";
import { http, ok, refusal, stored, type WireServer, wireServer } from "./wire-server.ts";

/** Two clocks that a test moves; a person can set `wallMs` only. */
type TestTime = { wallMs: number; steadyMs: number };

/** One client's adapters around the engine, as a test sees them. */
type DeliverySubject = {
  sender: Sender;
  /** Seals `count` records as a batch that waits, newer than those before. */
  add(count: number): Promise<Batch<BatchRecord>>;
  /** Ids of the batches that wait. */
  waiting(): Promise<string[]>;
  /** The records in the quarantine: their ids and codes. */
  quarantine(): Promise<[id: string, code: string][]>;
  state(): Promise<DeliveryState>;
  device(): Promise<DeviceKey | null>;
  /** Everything that is stored on this machine beside the key itself, and what was logged. */
  kept(): Promise<string>;
};

export type DeliverySetUp = (given: {
  server: WireServer;
  time: TestTime;
  clock: Clock;
  device: DeviceKey;
}) => Promise<DeliverySubject>;

export const NOON_MS = SUNDAY * 1000;
export const LONGEST_MS = RETRY_AFTER_SECONDS_MAX * 1000;

type ClientParts = { batches?: number; records?: number; device?: Partial<DeviceKey> };

/** A client with `batches` batches of `records` records that wait. */
export async function aClient(
  setUp: DeliverySetUp,
  { batches = 1, records = 2, device = {} }: ClientParts = {},
) {
  const time: TestTime = { wallMs: NOON_MS, steadyMs: 5_000 };
  const start = time.steadyMs;
  const pass = (ms: number) => {
    time.wallMs += ms;
    time.steadyMs += ms;
  };
  const slept: number[] = [];
  const clock: Clock = {
    nowMs: () => time.wallMs,
    steadyMs: () => time.steadyMs,
    random: () => 0.5,
    async sleep(ms) {
      slept.push(ms);
      pass(ms);
    },
  };
  // The server has a clock of its own.
  const server = wireServer(() => Math.floor((NOON_MS + time.steadyMs - start) / 1000));
  const key: DeviceKey = {
    server: server.url,
    userId: server.userId,
    deviceId: "d1",
    displayName: "Ann",
    key: "slk_secret",
    ...device,
  };
  const subject = await setUp({ server, time, clock, device: key });
  const sealed: Batch<BatchRecord>[] = [];
  for (let n = 0; n < batches; n += 1) sealed.push(await subject.add(records));
  const ids = sealed.flatMap((batch) => batch.records.map(({ id }) => id));
  /** Every record arrived, once. */
  const expectAll = (but: readonly string[] = []) =>
    expect(Object.fromEntries(server.records)).toEqual(
      Object.fromEntries(ids.filter((id) => !but.includes(id)).map((id) => [id, 1])),
    );
  return { ...subject, server, time, pass, slept, sealed, ids, expectAll };
}

/** Answers that are no acknowledgement, with the state that a person then sees. */
export function noAcknowledgements(): [
  name: string,
  answer: (batch: Batch<BatchRecord>) => Answer,
  state: DeliveryState["state"],
][] {
  const text = (status: number, contentType: string, body = ""): Answer => ({
    kind: "http",
    status,
    contentType,
    body,
    retryAfter: null,
  });
  const html = "<html>Welcome to the hotel</html>";
  return [
    ["no network", () => ({ kind: "network_error", error: "connect ECONNREFUSED" }), "offline"],
    ["a server error", () => http(500, {}), "offline"],
    ["bad gateway in HTML", () => text(502, "text/html", html), "offline"],
    ["too many requests", () => refusal(429, "rate_limited", "30"), "offline"],
    ["a request that took too long", () => text(408, "text/plain"), "offline"],
    ["no database", () => refusal(503, "unavailable", "5"), "offline"],
    ["a sign-in page of a hotel", () => text(200, "text/html", html), "wrong_server"],
    ["JSON of another service", () => http(200, { hello: "world" }), "wrong_server"],
    [
      "the echo of another batch",
      (batch) => stored({ ...batch, id: "0f8fad5b-d9cb-469f-a165-70867728950e" }),
      "wrong_server",
    ],
    [
      "too few results",
      ({ id, records }) => stored({ id, records: records.slice(1) }),
      "wrong_server",
    ],
    ["no results", ({ id }) => ok({ batchId: id, results: [] }), "wrong_server"],
    ["a redirect", () => text(308, ""), "wrong_server"],
    ["no such route", () => text(404, "text/plain", "Not found"), "wrong_server"],
    ["an unknown version", () => refusal(400, "unknown_version"), "wrong_server"],
    ["a newer server that wants a newer client", () => text(426, "text/plain"), "wrong_server"],
    ["a deleted account", () => refusal(410, "account_gone"), "sign_in"],
  ];
}

/** A copy of a value in which one part is another. */
export function mutate(value: unknown, at: number, by: unknown): unknown {
  const copy = structuredClone({ root: value }) as Record<string, unknown>;
  const parts: [Record<string, unknown>, string][] = [];
  const collect = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      // the status of one result may be anything the server decides
      if (key !== "status") parts.push([holder, key]);
      const inner = holder[key];
      if (inner !== null && typeof inner === "object") collect(inner as Record<string, unknown>);
    }
  };
  collect(copy);
  const [holder, key] = parts[at % parts.length]!;
  holder[key] = by;
  return copy["root"];
}
