import { DomainError } from "@streakline/shared/errors.ts";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLog } from "./log.ts";

const away = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
const LEFT_OUT = "error: The database did not serve; these lines were left out";

let lines: { level: string; msg: string; leftOut?: Record<string, number> }[];
let log: ReturnType<typeof openLog>;
const said = () => lines.splice(0).map(({ level, msg }) => `${level}: ${msg}`);
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  log = openLog("info", { write: (line) => void lines.push(JSON.parse(line)) });
});
afterEach(() => {
  log.tellLeftOut();
  vi.useRealTimers();
});

test("an outage logs its first line, then a line a minute that counts the others by text", async () => {
  for (let second = 0; second < 130; second += 1) {
    log.warn({ err: away }, "The queue");
    if (second % 10 === 0)
      log.warn({ err: new DomainError("unavailable", { seconds: 5 }) }, "The sweep");
    if (second % 20 === 5) log.warn({ status: 503 }, "answered");
    await vi.advanceTimersByTimeAsync(1_000);
  }
  await vi.advanceTimersByTimeAsync(60_000);
  const counted = lines.flatMap(({ leftOut }) => Object.values(leftOut ?? {}));
  // 130 of the queue, 13 of the sweep, 7 answers; the first line was written itself.
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(149);
  expect(lines[1]?.leftOut).toMatchObject({ "The sweep": 6, "answered 503": 3 });
  expect(said()).toEqual(["warn: The queue", LEFT_OUT, LEFT_OUT, LEFT_OUT]);
});

test("after a minute without a line the next outage is told again", async () => {
  log.warn({ err: away }, "The queue");
  await vi.advanceTimersByTimeAsync(61_000);
  log.warn({ err: away }, "The sweep");
  expect(said()).toEqual(["warn: The queue", "warn: The sweep"]);
});

test("errors of every other kind are written during an outage", () => {
  log.warn({ err: away }, "The queue");
  lines = [];
  log.warn({ err: new TypeError("a job failed") }, "The queue");
  log.warn({ status: 500 }, "answered");
  log.error({ err: away }, "A mail could not be sent");
  log.error(
    { err: new DrizzleQueryError("select", [], Object.assign(new Error("x"), { code: "42P01" })) },
    "Sign-in failed",
  );
  log.info({}, "Stopping");
  log.child({ requestId: "1" }).error({ err: new Error("x") }, "A procedure failed");
  expect(said()).toEqual([
    "warn: The queue",
    "warn: answered",
    "error: A mail could not be sent",
    "error: Sign-in failed",
    "info: Stopping",
    "error: A procedure failed",
  ]);
});

test("a failed query of the sign-in library and lines of a request count as well", () => {
  log.error({ err: new DrizzleQueryError("select", [], away) }, "Error");
  log.child({ requestId: "1" }).warn({ err: away }, "The queue");
  expect(said()).toEqual(["error: Error"]);
});

test("a 503 alone is no outage, kinds above fifty are one number, and a stop logs counts", () => {
  log.warn({ status: 503 }, "answered");
  expect(said()).toEqual(["warn: answered"]);
  for (let n = 0; n < 60; n += 1) log.warn({ err: away }, `Part ${n}`);
  log.tellLeftOut();
  expect(lines.at(-1)?.leftOut).toMatchObject({ "Part 1": 1, others: 9 });
  expect(said()).toEqual(["warn: Part 0", LEFT_OUT]);
  log.warn({ err: away }, "The queue");
  expect(said()).toEqual(["warn: The queue"]);
});
