import { DomainError } from "@streakline/shared/errors.ts";
import { expect, test, vi } from "vitest";
import { rederiveEnqueuer } from "./enqueue-rederive.ts";

const ANN = "0192f0c1-2f3a-7b5c-8d6e-7f8091a2b3c4";

test("rederiveEnqueuer() sends one job per person, keyed by the id; close() awaits it", async () => {
  const add = vi.fn(async () => {});
  const enqueuer = rederiveEnqueuer({ add }, { debug() {}, info() {}, warn() {}, error() {} });
  enqueuer.add(ANN);
  await enqueuer.close();
  expect(add.mock.calls).toEqual([["rederive", [{ key: ANN, data: { userId: ANN } }]]]);
});

test("rederiveEnqueuer() leaves it to the sweep when the queue is down, and says so", async () => {
  const warn = vi.fn();
  const add = () => Promise.reject(new DomainError("unavailable", { seconds: 5 }));
  const enqueuer = rederiveEnqueuer({ add }, { debug() {}, info() {}, warn, error() {} });
  enqueuer.add(ANN);
  await enqueuer.close();
  expect(warn).toHaveBeenCalledOnce();
});
