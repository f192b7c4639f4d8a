import { expect, test, vi } from "vitest";
import { retrying, retryingConflicts } from "./retrying.ts";

const busy = new Error("busy");
const how = { isTransient: (error: unknown) => error === busy, timesMax: 2, pauseMs: 1 };

test("retrying() runs work again while it fails for a reason that passes", async () => {
  const work = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(busy)
    .mockRejectedValueOnce(busy)
    .mockResolvedValue("done");
  expect(await retrying(work, how)).toBe("done");
  expect(work).toHaveBeenCalledTimes(3);
});

test("retrying() gives up after timesMax repetitions, with the last error", async () => {
  const work = vi.fn<() => Promise<string>>().mockRejectedValue(busy);
  await expect(retrying(work, how)).rejects.toBe(busy);
  expect(work).toHaveBeenCalledTimes(3);
});

test("retrying() never repeats what fails for another reason", async () => {
  const broken = new Error("broken");
  const work = vi.fn<() => Promise<string>>().mockRejectedValue(broken);
  await expect(retrying(work, how)).rejects.toBe(broken);
  expect(work).toHaveBeenCalledTimes(1);
});

test("retryingConflicts() runs again after a deadlock, and refuses when the database is away", async () => {
  const failed = (code: string) => Object.assign(new Error(code), { code });
  const deadlocked = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(failed("40P01"))
    .mockResolvedValue("done");
  expect(await retryingConflicts(deadlocked)).toBe("done");
  const away = vi.fn<() => Promise<string>>().mockRejectedValue(failed("ECONNREFUSED"));
  await expect(retryingConflicts(away)).rejects.toMatchObject({ code: "unavailable" });
  expect(away).toHaveBeenCalledTimes(1);
});
