import type { EpochSeconds } from "@streakline/shared/time/instant.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "../../platform/log.ts";
import { aBatch, aDevice, aPerson, aSession, NOON } from "../../testing/builders.ts";
import { startTestServer, type TestServer } from "../../testing/start-test-server.ts";
import type { Log } from "../../trpc/context.ts";
import { refusedBatchLog } from "./refused-batch-log.ts";

let server: TestServer;
let written = "";
beforeAll(async () => {
  const log = openLog("warn", { write: (line) => void (written += line) });
  server = await startTestServer({}, { log });
});
afterAll(() => server.close());

type Line = Record<string, unknown>;
const lines = (): Line[] =>
  written
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

async function push(
  body: string,
  token: string,
  contentType = "application/json",
): Promise<string | null> {
  const response = await fetch(`${server.url}/trpc/activity.push`, {
    method: "POST",
    body,
    headers: { "content-type": contentType, authorization: `Bearer ${token}` },
  });
  await response.arrayBuffer();
  return response.headers.get("x-request-id");
}

test("a batch that is refused as a whole is logged once, without a word of its content", async () => {
  const { userId } = await aPerson(server.fresh);
  const deviceId = await aDevice(server.fresh, { userId });
  const { credentials } = server.createContext({ headers: {}, ip: "127.0.0.1", id: "test" });
  const { token } = await credentials.signToken({ userId, deviceId });
  const secret = JSON.stringify({ ...aBatch(), records: "hunter2", client: "hunter2" });

  const requestId = await push(secret, token);
  await push(secret, token);
  await push(`{"hunter2`, token);
  await push("hunter2", token, "text/plain");
  expect(lines()).toEqual([
    expect.objectContaining({ msg: "A batch was refused", code: "bad_input", deviceId, requestId }),
    expect.objectContaining({ msg: "A batch was refused", code: "bad_json", deviceId }),
    expect.objectContaining({ msg: "A batch was refused", code: "unsupported_type", deviceId }),
  ]);
  expect(written).not.toContain("hunter2");

  written = "";
  await push(secret, "no token");
  const sessions = [aSession({ startedAt: NOON, endedAt: NOON - 1 })];
  await push(JSON.stringify(aBatch({ sessions })), token);
  expect(lines(), "a stranger, and a record that is refused alone").toEqual([]);
});

test("a device has one line per code in ten minutes, which counts those left out", () => {
  const told: object[] = [];
  const quiet = () => undefined;
  const log: Log = { debug: quiet, info: quiet, error: quiet, warn: (line) => told.push(line) };
  let now: EpochSeconds = NOON;
  const logRefused = refusedBatchLog();
  const refuse = (deviceId: string | null, code: "bad_json" | "too_deep" | "token_expired") =>
    logRefused({ log, clock: () => now, requestId: "r" }, deviceId, code);

  for (let count = 0; count < 1_000; count += 1) refuse("a", "bad_json");
  refuse("a", "too_deep");
  refuse("b", "bad_json");
  refuse(null, "bad_json");
  refuse("a", "token_expired");
  const line = { requestId: "r", leftOut: 0 };
  expect(told.splice(0)).toEqual([
    { ...line, code: "bad_json", deviceId: "a" },
    { ...line, code: "too_deep", deviceId: "a" },
    { ...line, code: "bad_json", deviceId: "b" },
    { ...line, code: "bad_json", deviceId: null },
  ]);
  now += 599;
  refuse("a", "bad_json");
  expect(told).toEqual([]);
  now += 1;
  refuse("a", "bad_json");
  expect(told.splice(0)).toEqual([{ ...line, code: "bad_json", deviceId: "a", leftOut: 1_000 }]);
  now -= 86_400;
  refuse("a", "bad_json");
  expect(told).toEqual([{ ...line, code: "bad_json", deviceId: "a" }]);
});
