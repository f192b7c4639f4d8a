import { expect, test } from "vitest";
import { schedulesProbe } from "./schedules-probe.ts";

const NOW = 1_795_176_000;
const ask = (
  due: [name: string, secondsAhead: number, isTooFar?: boolean][],
  failing: string[] = [],
) =>
  schedulesProbe(
    {
      dueTimes: async () =>
        due.map(([name, ahead, isTooFar = false]) => ({ name, dueAt: NOW + ahead, isTooFar })),
      failing: async () => failing,
    },
    () => NOW,
  )();

test("schedules are ok while each is due in the future or was due just now", async () => {
  expect(
    await ask([
      ["sweep-days", -3],
      ["delete-expired", 9_000],
    ]),
  ).toEqual({ state: "ok", detail: "2 schedules run in time" });
});

test("a schedule whose due time passed long ago is told with its name and how late it is", async () => {
  expect(
    await ask([
      ["sweep-days", -130],
      ["delete-expired", 9_000],
    ]),
  ).toEqual({ state: "degraded", detail: "late: sweep-days by 130 s: is a worker running?" });
});

test("a due time too far away and a task that failed are told with their names", async () => {
  const answer = await ask(
    [
      ["sweep-days", 90_000, true],
      ["delete-expired", 9_000],
    ],
    ["delete-expired"],
  );
  expect(answer).toEqual({
    state: "degraded",
    detail:
      "due too far in the future: sweep-days: was a clock ahead?; " +
      "failed: delete-expired: the log says why",
  });
});

test("an instance in which no worker ever ran is told", async () => {
  expect(await ask([])).toEqual({
    state: "degraded",
    detail: "nothing is scheduled: has a worker ever run?",
  });
});
