import { expect, test } from "vitest";
import type { CodingSession } from "../activity/coding-session.ts";
import { SUNDAY } from "../testing/builders.ts";
import { createHolding } from "./holding.ts";
import type { Outbox } from "./ports.ts";
import { DELIVERING, type Standing } from "./standing.ts";

/** A holding over a stored standing, and clocks that a test moves. */
function setUp() {
  const time = { wallMs: SUNDAY * 1000, steadyMs: 0 };
  let standing: Standing = DELIVERING;
  const failed: unknown[] = [];
  const outbox: Outbox<{ failures: number }, CodingSession> = {
    isMine: async () => true,
    list: async () => [],
    read: async () => null,
    settle: async () => undefined,
    standing: async () => standing,
    async stand(next, entry) {
      standing = next;
      failed.push(entry);
    },
  };
  const start = () =>
    createHolding({
      outbox,
      clock: {
        nowMs: () => time.wallMs,
        steadyMs: () => time.steadyMs,
        random: () => 0.5,
        sleep: async () => undefined,
      },
      log: () => undefined,
    });
  const pass = (ms: number) => {
    time.wallMs += ms;
    time.steadyMs += ms;
  };
  return { time, start, pass, failed, standing: () => standing };
}

test("a wait lasts as long as it was asked for, also for a process that starts anew", async () => {
  const { start, pass } = setUp();
  const holding = start();
  await holding.wait("offline", "away", 60, null);
  pass(59_999);
  expect([await holding.isWaiting(), await start().isWaiting()]).toEqual([true, true]);
  pass(1);
  expect([await holding.isWaiting(), await start().isWaiting()]).toEqual([false, false]);
});

test("failures in a row and the batch that failed are counted; signing in is no failure", async () => {
  const { start, failed, standing } = setUp();
  const holding = start();
  const entry = { failures: 0 };
  await holding.wait("offline", "away", 1, entry);
  await holding.wait("wrong_server", "other", 1, null);
  expect([standing().failuresInARow, failed]).toEqual([2, [entry, null]]);
  await holding.hold({ state: "sign_in", reason: "key_revoked" });
  expect(standing()).toMatchObject({ failuresInARow: 2, state: { state: "sign_in" } });
});

test("a long answer of a server that is not ours is stored short", async () => {
  const { start, standing } = setUp();
  await start().wait("offline", "x".repeat(2_000_000), 1, null);
  expect(standing().state).toEqual({ state: "offline", sentence: "x".repeat(300) });
});

test("an empty outbox clears an error, but not that somebody must sign in", async () => {
  const { start, standing } = setUp();
  const holding = start();
  await holding.wait("wrong_server", "other", 1, null);
  await holding.rest();
  expect(standing()).toEqual(DELIVERING);
  await holding.hold({ state: "sign_in", reason: "key_revoked" });
  await holding.rest();
  expect(standing().state).toMatchObject({ state: "sign_in" });
});
