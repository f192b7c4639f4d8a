import { expect, test } from "vitest";
import { aHome, anEvent, NOON } from "../testing/home.ts";
import { realDisk } from "../store/disk.ts";
import { acknowledgeBatch, tidySent, waitingBatches } from "../outbox/outbox.ts";
import { thisProcess } from "../store/process-identity.ts";
import { createRecorder } from "../record/recorder.ts";
import type { AccountNames } from "../store/stored-names.ts";
import { createTodayReader } from "./today-reader.ts";

function aWindow(names: AccountNames, clock: () => number) {
  return createRecorder({
    disk: realDisk,
    names,
    me: thisProcess(),
    client: { name: "streakline-vscode", version: "0.1.0" },
    clock,
    timeZone: () => "UTC",
    onBug: (error) => {
      throw error;
    },
  });
}

test("sessions of all windows are found, whether being written, waiting or sent, each once", async () => {
  const { names } = await aHome();
  const [one, two] = [aWindow(names, () => NOON + 60), aWindow(names, () => NOON + 60)];
  const read = createTodayReader(realDisk, names);
  const projects = async () =>
    (await read(NOON + 100))
      .map(({ project, endedAt }) => `${project} ${endedAt - NOON}`)
      .toSorted();
  expect(await projects()).toEqual([]);
  one.record(anEvent());
  await one.flush();
  two.record(anEvent({ project: "beta" }));
  await two.flush();
  expect(await projects()).toEqual(["alpha 0", "beta 0"]);
  one.record(anEvent({ at: NOON + 50 }));
  await one.flush();
  expect(await projects()).toEqual(["alpha 50", "beta 0"]);
  await one.seal();
  expect(await projects()).toEqual(["alpha 50", "beta 0"]);
  const [waiting] = await waitingBatches(realDisk, names);
  await acknowledgeBatch(realDisk, names, waiting!.name);
  expect(await projects()).toEqual(["alpha 50", "beta 0"]);
  await tidySent(realDisk, names, NOON + 10 * 86_400);
  expect(await projects(), "the last fifty stay").toEqual(["alpha 50", "beta 0"]);
  await one.close();
  await two.close();
});

test("what was typed but is not durable yet is not counted", async () => {
  const { names } = await aHome();
  const window = aWindow(names, () => NOON);
  window.record(anEvent());
  expect(await createTodayReader(realDisk, names)(NOON)).toEqual([]);
  await window.close();
});

test("batches older than 28 hours are left out", async () => {
  const { names } = await aHome();
  const window = aWindow(names, () => NOON);
  window.record(anEvent());
  await window.close();
  const read = createTodayReader(realDisk, names);
  expect(await read(NOON + 28 * 3600)).toHaveLength(1);
  expect(await read(NOON + 28 * 3600 + 1)).toEqual([]);
});
