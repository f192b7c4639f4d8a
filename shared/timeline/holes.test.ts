import { describe, expect, test } from "vitest";
import { aSession, clock } from "../testing/builders.ts";
import { bursts } from "./bursts.ts";
import { countedSeconds, holes, thinkingSeconds } from "./holes.ts";
import type { TimelineSession } from "./interval.ts";
import { inOrder } from "./resolve.ts";

const from = (
  start: string,
  end: string,
  session: Partial<TimelineSession> = {},
): TimelineSession => aSession({ startedAt: clock(start), endedAt: clock(end), ...session });
/** A blur, lock or close after the last session had ended already. */
const left = (at: string, endedBy: "blur" | "lock" | "close", rest = {}): TimelineSession =>
  from(at, at, { endedBy, ...rest });
const RULES = { gapMinutes: 15, awayMinutes: 2 };
const holesOf = (sessions: readonly TimelineSession[]) => {
  const ordered = inOrder(sessions);
  return holes(ordered, bursts(ordered));
};
const counted = (sessions: readonly TimelineSession[], rules = RULES): number[] =>
  holesOf(sessions).map((hole) => countedSeconds(hole, rules));

test("holes() lie between coding sessions", () => {
  const sessions = [from("10:00", "10:05"), from("10:10", "10:12")];
  expect(holesOf(sessions)).toEqual([
    {
      startedAt: clock("10:05"),
      endedAt: clock("10:10"),
      leavings: [],
      after: sessions[0],
      next: sessions[1],
    },
  ]);
});

test("typed until 2:00, locked at 4:10, back at 14:00: 2:10 of the gap count", () => {
  const day = [from("10:00", "10:02"), left("10:04:10", "lock"), from("10:14", "10:15")];
  expect(counted(day)).toEqual([130]);
});

describe("a person who leaves inside a gap", () => {
  const back = from("10:14", "10:15");
  const tower = { deviceId: "tower" };
  test.each<[string, number[], TimelineSession[]]>([
    ["looks away for two minutes after a blur", [250], [left("10:04:10", "blur")]],
    ["is gone after a close", [130], [left("10:04:10", "close")]],
    ["left a window of another device", [720], [left("10:04:10", "lock", tower)]],
    ["left twice: the first blur decides", [180], [left("10:03", "blur"), left("10:04", "blur")]],
    ["locked during a look away", [90], [left("10:03", "blur"), left("10:03:30", "lock")]],
    ["locked long after a look away", [180], [left("10:03", "blur"), left("10:10", "lock")]],
  ])("%s", (_, expected, leavings) => {
    expect(counted([from("10:00", "10:02"), ...leavings, back])).toEqual(expected);
  });

  test("counts nothing when the gap is too long, wherever they left", () => {
    const day = [from("10:00", "10:02"), left("10:04", "lock"), from("10:17:01", "10:18")];
    expect(counted(day)).toEqual([0]);
  });

  test("a reload is a look away, also with a session that it ended", () => {
    const again = from("10:03:30", "10:15");
    expect(counted([from("10:00", "10:02", { endedBy: "close" }), again])).toEqual([90]);
    expect(counted([from("10:00", "10:02"), left("10:02:10", "close"), again])).toEqual([90]);
    const late = from("10:04:11", "10:15");
    expect(counted([from("10:00", "10:02"), left("10:02:10", "close"), late])).toEqual([10]);
  });

  test("a reload counts up to who began meanwhile on another device", () => {
    const day = [
      from("10:00", "10:02", { endedBy: "close" }),
      from("10:02:30", "10:03", { deviceId: "tower" }),
      from("10:03:40", "10:15"),
    ];
    expect(counted(day)).toEqual([30, 40]);
  });

  test("another window takes the focus in the second in which this one loses it", () => {
    const other = from("10:05", "10:05", { project: "blog" });
    const day = [from("10:00", "10:02"), left("10:05", "blur"), other, back];
    expect(counted(day)).toEqual([180, 540]);
  });

  test("a lock in the second in which the last session ended is one", () => {
    expect(counted([from("10:00", "10:02"), left("10:02", "lock"), back])).toEqual([0]);
  });

  test.each(["blur", "lock", "close"] as const)("comes back in the second of a %s", (endedBy) => {
    const first = from("10:02", "10:02", { id: "01a2008d-7400-7fff-8000-000000000000" });
    const second = { ...first, id: "01a2008d-7401-7000-8000-000000000000" };
    const isActive = true;
    expect(counted([{ ...first, endedBy, isActive }, second, back])).toEqual([720]);
    expect(counted([first, { ...second, endedBy, isActive }, back])).not.toEqual([720]);
    expect(counted([from("10:00", "10:02", { endedBy }), second, back])).toEqual([720]);
  });

  test("a seal before the end changes nothing", () => {
    const whole = from("10:00", "10:02", { endedBy: "blur" });
    const cut = [from("10:00", "10:02", { endedBy: "seal" }), left("10:02", "blur")];
    expect(counted([...cut, back])).toEqual(counted([whole, back]));
  });
});

test("a key in the second in which the window is closed is activity and splits the gap", () => {
  const key = left("10:12", "close", { isActive: true });
  expect(counted([from("10:00", "10:02"), key, from("10:22", "10:23")])).toEqual([600, 0]);
  expect(
    counted([from("10:00", "10:02"), { ...key, isActive: false }, from("10:16", "10:17")]),
  ).toEqual([600]);
});

test("a session of no length that idleness ended is activity and splits the gap", () => {
  expect(counted([from("10:00", "10:02"), from("10:12", "10:12"), from("10:22", "10:23")])).toEqual(
    [600, 600],
  );
});

test("thinkingSeconds() is the pause in front of the editor, if no longer than five minutes", () => {
  const pause = (...sessions: TimelineSession[]): number[] =>
    holesOf([from("10:00", "10:02"), ...sessions]).map(thinkingSeconds);
  expect(pause(from("10:07", "10:08"))).toEqual([300]);
  expect(pause(from("10:07:01", "10:08"))).toEqual([0]);
  expect(pause(left("10:04", "blur"), from("10:30", "10:31"))).toEqual([120]);
  expect(
    holesOf([from("10:00", "10:02", { endedBy: "blur" }), from("10:03", "10:04")]).map(
      thinkingSeconds,
    ),
  ).toEqual([0]);
});
