import { expect, test } from "vitest";
import { openGate } from "./gate.ts";

const limits = { width: 1, waitMs: 30, stayMs: 60_000, waitersMax: 2 };
function held() {
  let release = () => {};
  const work = () => new Promise<string>((resolve) => (release = () => resolve("done")));
  return { work, release: () => release() };
}

test("a gate lets the next one in when a place is free, in order", async () => {
  const gate = openGate({ ...limits, waitMs: 60_000 });
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((n) => gate.run(async () => void order.push(n))));
  expect(order).toEqual([1, 2, 3]);
  expect(gate.load()).toEqual({ inside: 0, waiting: 0 });
});

test("whoever waits too long, or finds too many waiting, is refused with unavailable", async () => {
  const gate = openGate(limits);
  const { work, release } = held();
  const first = gate.run(work);
  const waiting = [gate.run(async () => "never"), gate.run(async () => "never")];
  await expect(gate.run(async () => "never")).rejects.toMatchObject({ code: "unavailable" });
  for (const one of waiting) await expect(one).rejects.toMatchObject({ code: "unavailable" });
  release();
  expect(await first).toBe("done");
  expect(gate.load()).toEqual({ inside: 0, waiting: 0 });
});

test("work that overstays is refused, but keeps its place until it has really ended", async () => {
  const gate = openGate({ ...limits, stayMs: 20 });
  const { work, release } = held();
  await expect(gate.run(work)).rejects.toMatchObject({ code: "unavailable" });
  expect(gate.load().inside).toBe(1);
  release();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(gate.load().inside).toBe(0);
});

test("work that throws gives its place back", async () => {
  const gate = openGate(limits);
  await expect(gate.run(async () => await Promise.reject(new Error("broken")))).rejects.toThrow(
    "broken",
  );
  expect(await gate.run(async () => "next")).toBe("next");
});
