import { expect, test } from "vitest";
import { queueProbe } from "./queue-probe.ts";

const depth = (failed: number) => async () => ({ waiting: 1, active: 2, delayed: 3, failed });

test("the queue is ok with its jobs counted, and degraded when some failed", async () => {
  expect(await queueProbe({ depth: depth(0) })()).toEqual({
    state: "ok",
    detail: "2 waiting, 4 running, 6 delayed, 0 failed",
  });
  expect(await queueProbe({ depth: depth(1) })()).toMatchObject({
    state: "degraded",
    detail: expect.stringContaining("2 failed"),
  });
});
