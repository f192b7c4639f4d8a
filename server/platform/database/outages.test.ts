import { DomainError } from "@streakline/shared/errors.ts";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLog } from "../log.ts";

const away = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
const BEGINS =
  "The database did not serve; what else fails for that is counted and told once a minute";

let lines: {
  level: string;
  msg: string;
  leftOut?: Record<string, number>;
  leftOutInAll?: number;
  seconds?: number;
}[];
let log: ReturnType<typeof openLog>;
let isServing: boolean;
let stop: () => void;
const said = () => lines.splice(0).map(({ level, msg }) => `${level}: ${msg}`);
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  isServing = false;
  log = openLog("info", { write: (line) => void lines.push(JSON.parse(line)) });
  const serves = async () => {
    if (!isServing) throw away;
  };
  ({ stop } = log.outages.watch({
    serves,
    tell: (details, message) => log.error(details, message),
  }));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test("an outage is told when it begins, once a minute with what was left out, and when it is over", async () => {
  for (let second = 0; second < 130; second += 1) {
    log.warn({ err: away }, "The queue");
    if (second % 10 === 0)
      log.warn({ err: new DomainError("unavailable", { seconds: 5 }) }, "The sweep");
    if (second % 20 === 5) log.warn({ status: 503 }, "answered");
    await vi.advanceTimersByTimeAsync(1_000);
  }
  const minutes = lines.splice(1, 2);
  expect(minutes.map(({ msg }) => msg)).toEqual(
    Array(2).fill("The database still does not serve well"),
  );
  expect(minutes[0]).toMatchObject({
    seconds: 60,
    leftOut: { "The queue": expect.any(Number), "The sweep": 6, "answered 503": 3 },
  });
  expect(said()).toEqual([`error: ${BEGINS}`]);

  isServing = true;
  await vi.advanceTimersByTimeAsync(10_000);
  const [over] = lines;
  expect(over).toMatchObject({ msg: "The database serves again", seconds: 131 });
  // 130 of the queue, 13 of the sweep, 7 answers; the first line was told itself.
  expect(over?.leftOutInAll).toBe(149);
  const left = [...minutes, over].flatMap((line) => Object.values(line?.leftOut ?? {}));
  expect(left.reduce((sum, one) => sum + one, 0)).toBe(149);
  lines = [];
  log.warn({ err: away }, "The queue");
  expect(said()).toEqual([`error: ${BEGINS}`]);
});

test("an outage is not over while something still fails, or the database does not answer", async () => {
  log.warn({ err: away }, "The queue");
  await vi.advanceTimersByTimeAsync(30_000);
  isServing = true;
  for (let second = 0; second < 20; second += 1) {
    log.warn({ err: away }, "The queue");
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(said()).toEqual([`error: ${BEGINS}`]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(said()).toEqual(["error: The database serves again"]);
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

test("a failed query of the sign-in library and lines of a request count as well", async () => {
  log.error({ err: new DrizzleQueryError("select", [], away) }, "Error");
  log.child({ requestId: "1" }).warn({ err: away }, "The queue");
  expect(said()).toEqual([`error: ${BEGINS}`]);
});

test("a 503 alone begins no outage, and a stop tells what was left out", () => {
  log.warn({ status: 503 }, "answered");
  expect(said()).toEqual(["warn: answered"]);
  log.warn({ err: away }, "The queue");
  log.warn({ err: away }, "The queue");
  stop();
  expect(lines.at(-1)).toMatchObject({
    msg: "Stopping during an outage of the database",
    leftOut: { "The queue": 1 },
    leftOutInAll: 1,
  });
  lines = [];
  log.warn({ err: away }, "The queue");
  expect(said()).toEqual(["warn: The queue"]);
});
