import { expect, test } from "vitest";
import { queueProbe } from "./queue-probe.ts";

const depth = (failed: number) => async () => ({ waiting: 1, active: 2, delayed: 3, failed });

test("the queue is ok with its jobs of both kinds counted, and degraded when some were put aside", async () => {
  expect(await queueProbe({ depth: depth(0) })()).toEqual({
    state: "ok",
    detail: "2 waiting, 4 running, 6 delayed, 0 put aside",
  });
  expect(await queueProbe({ depth: depth(1) })()).toMatchObject({
    state: "degraded",
    detail: expect.stringContaining("2 put aside"),
  });
});
