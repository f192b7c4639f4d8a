import { expect, test } from "vitest";
import { openSemaphore } from "./semaphore.ts";

const limits = { permits: 1, waitMs: 30, holdMs: 60_000, waitersMax: 2 };
function held() {
  let release = () => {};
  const work = () => new Promise<string>((resolve) => (release = () => resolve("done")));
  return { work, release: () => release() };
}

test("a semaphore gives the next caller its permit in order", async () => {
  const semaphore = openSemaphore({ ...limits, waitMs: 60_000 });
  const order: number[] = [];
  await Promise.all([1, 2, 3].map((n) => semaphore.run(async () => void order.push(n))));
  expect(order).toEqual([1, 2, 3]);
  expect(semaphore.load()).toEqual({ held: 0, waiting: 0 });
});

test("a caller that waits too long, or finds too many waiting, is refused with unavailable", async () => {
  const semaphore = openSemaphore(limits);
  const { work, release } = held();
  const first = semaphore.run(work);
  const waiting = [semaphore.run(async () => "never"), semaphore.run(async () => "never")];
  await expect(semaphore.run(async () => "never")).rejects.toMatchObject({ code: "unavailable" });
  for (const one of waiting) await expect(one).rejects.toMatchObject({ code: "unavailable" });
  release();
  expect(await first).toBe("done");
  expect(semaphore.load()).toEqual({ held: 0, waiting: 0 });
});

test("work past its deadline is refused, but holds its permit until it has really ended", async () => {
  const semaphore = openSemaphore({ ...limits, holdMs: 20 });
  const { work, release } = held();
  await expect(semaphore.run(work)).rejects.toMatchObject({ code: "unavailable" });
  expect(semaphore.load().held).toBe(1);
  release();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(semaphore.load().held).toBe(0);
});

test("work that throws returns its permit", async () => {
  const semaphore = openSemaphore(limits);
  await expect(
    semaphore.run(async () => await Promise.reject(new Error("broken"))),
  ).rejects.toThrow("broken");
  expect(await semaphore.run(async () => "next")).toBe("next");
});
