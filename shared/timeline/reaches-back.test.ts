import { expect, test } from "vitest";
import { sealedAt } from "../testing/arbitraries.ts";
import { aSession, clock, SUNDAY } from "../testing/builders.ts";
import type { TimelineSession } from "./interval.ts";
import { reachesBack } from "./reaches-back.ts";

const FROM = clock("10:00");
const STARTS_AT = clock("12:00");
/** A burst sealed every six minutes, as far as it is read from FROM on. */
const read = (start: string, end: string, rest: Partial<TimelineSession> = {}) =>
  sealedAt(aSession({ startedAt: clock(start), endedAt: clock(end), ...rest }), []).filter(
    ({ startedAt }) => startedAt >= FROM,
  );
const tower = { deviceId: "tower" };

test("reachesBack() when two bursts go on from before what was read until the day", () => {
  const both = [...read("09:00", "13:00"), ...read("07:03", "12:00", tower)];
  expect(reachesBack(both, FROM, STARTS_AT)).toBe(true);
});

test.each<[string, ReturnType<typeof read>]>([
  ["one alone goes on", read("09:00", "13:00")],
  [
    "one of them ended before the day",
    [...read("09:00", "13:00"), ...read("09:00", "11:59", tower)],
  ],
  ["one of them began later", [...read("09:00", "13:00"), ...read("10:07", "13:00", tower)]],
  ["there is nothing", []],
])("reachesBack() is false where %s", (_, sessions) => {
  expect(reachesBack(sessions, FROM, STARTS_AT)).toBe(false);
});

test("reachesBack() takes sessions in any order, also those of the day itself", () => {
  const late = aSession({ startedAt: SUNDAY + 86_000 });
  const both = [late, ...read("07:03", "12:30", tower).toReversed(), ...read("09:00", "13:00")];
  expect(reachesBack(both, FROM, STARTS_AT)).toBe(true);
});
