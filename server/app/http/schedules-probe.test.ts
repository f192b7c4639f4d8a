import { expect, test } from "vitest";
import { schedulesProbe } from "./schedules-probe.ts";

const NOW = 1_795_176_000;
const ask = (...due: [name: string, secondsAhead: number][]) =>
  schedulesProbe(
    { dueTimes: async () => due.map(([name, ahead]) => ({ name, dueAt: NOW + ahead })) },
    () => NOW,
  )();

test("schedules are ok while each is due in the future or was due just now", async () => {
  expect(await ask(["sweep-days", -3], ["delete-expired", 9_000])).toEqual({
    state: "ok",
    detail: "2 schedules run in time",
  });
});

test("a schedule whose due time passed long ago is told with its name and how late it is", async () => {
  expect(await ask(["sweep-days", -130], ["delete-expired", 9_000])).toEqual({
    state: "degraded",
    detail: "late: sweep-days by 130 s: is a worker running?",
  });
});
