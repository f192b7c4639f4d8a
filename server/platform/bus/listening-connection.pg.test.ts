import { expect, test, vi } from "vitest";
import { aWayTo } from "../../testing/a-way-to.ts";
import { freshDatabase } from "../../testing/fresh-database.ts";
import { openPostgresBus } from "./postgres-bus.ts";

const WAITS = { caughtUpMs: 500, answerMs: 5_000 };

test("a bus whose database is away refuses, and hears again by itself when it is back", async () => {
  const fresh = await freshDatabase();
  const way = await aWayTo(fresh.workerUrl);
  const errors: Error[] = [];
  const bus = openPostgresBus({
    url: way.url,
    waits: WAITS,
    onError: (error) => errors.push(error),
  });
  const other = openPostgresBus({ url: fresh.workerUrl });
  const heard: unknown[] = [];
  let missed = 0;
  await bus.subscribe("days", { message: (one) => heard.push(one), missed: () => missed++ });
  await way.away();
  await expect(bus.publish("days", 1)).rejects.toMatchObject({ code: "unavailable" });
  await expect(bus.caughtUp()).rejects.toMatchObject({ code: "unavailable" });
  await expect(
    bus.subscribe("devices", { message: () => {}, missed: () => {} }),
  ).rejects.toMatchObject({ code: "unavailable" });
  expect(missed).toBe(0);
  await way.back();
  await expect.poll(() => missed).toBe(1);
  await other.publish("days", 2);
  await expect.poll(() => heard).toEqual([2]);
  // Told once, however often it tried.
  expect(errors).toHaveLength(1);
  await bus.close();
  await other.close();
  await way.close();
  await fresh.close();
});

test("caughtUp() notices a silently dead connection within half a second; it is replaced", async () => {
  const fresh = await freshDatabase();
  const way = await aWayTo(fresh.workerUrl);
  const bus = openPostgresBus({ url: way.url, waits: WAITS });
  let missed = 0;
  await bus.subscribe("days", { message: () => {}, missed: () => missed++ });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    await bus.caughtUp();
    way.silence(true);
    const settled = vi.fn();
    const caughtUp = bus.caughtUp().finally(settled);
    caughtUp.catch(() => {});
    await vi.advanceTimersByTimeAsync(499);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await expect(caughtUp).rejects.toMatchObject({ code: "unavailable" });
  } finally {
    vi.useRealTimers();
  }
  await expect(bus.caughtUp()).rejects.toMatchObject({ code: "unavailable" });
  way.silence(false);
  await expect.poll(() => missed).toBe(1);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await bus.caughtUp().finally(() => vi.useRealTimers());
  await bus.close();
  await way.close();
  await fresh.close();
});
