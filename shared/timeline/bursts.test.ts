import { describe, expect, test } from "vitest";
import { aSession, aSite, clock } from "../testing/builders.ts";
import type { AnySession } from "./interval.ts";
import { burstAlone, bursts, BURST_SECONDS_MAX, byClaim, isLong, type Burst } from "./bursts.ts";

const from = (start: string, end: string, rest: Partial<ReturnType<typeof aSession>> = {}) =>
  aSession({ startedAt: clock(start), endedAt: clock(end), endedBy: "seal", ...rest });
const startOf = (list: readonly AnySession[], session: AnySession): number | undefined =>
  bursts(list).get(session)?.startedAt;

test("bursts() joins what a seal cut", () => {
  const list = [from("10:00", "10:05"), from("10:05", "10:08", { endedBy: "idle" })];
  expect(list.map((session) => startOf(list, session))).toEqual([clock("10:00"), clock("10:00")]);
});

describe("a session begins a burst of its own", () => {
  const before = from("10:00", "10:05");
  test.each<[string, AnySession, AnySession]>([
    [
      "after a session that ended otherwise",
      { ...before, endedBy: "idle" },
      from("10:05", "10:06"),
    ],
    ["after a second of silence", before, from("10:05:01", "10:06")],
    ["on another device", before, from("10:05", "10:06", { deviceId: "tower" })],
    ["in another project", before, from("10:05", "10:06", { project: "blog" })],
    ["in another language", before, from("10:05", "10:06", { language: "css" })],
    ["on another branch", before, from("10:05", "10:06", { branch: "other" })],
    ["in another editor", before, from("10:05", "10:06", { editor: "cursor" })],
    ["of an agent", before, from("10:05", "10:06", { actor: "agent" })],
    ["on a site", before, aSite({ startedAt: clock("10:05") })],
  ])("%s", (_, one, two) => {
    expect(startOf([one, two], two)).toBe(two.startedAt);
  });

  test("on another site", () => {
    const [one, two] = [
      aSite({ startedAt: clock("10:00"), endedBy: "seal" }),
      aSite({ startedAt: clock("10:05"), domain: "w3.org" }),
    ];
    expect(startOf([one, two], two)).toBe(two.startedAt);
  });

  test("where another has gone on with it already", () => {
    const list = [from("10:00", "10:05"), from("10:05", "10:06"), from("10:05", "10:07")];
    expect(list.map((session) => startOf(list, session))).toEqual([
      clock("10:00"),
      clock("10:00"),
      clock("10:05"),
    ]);
  });
});

test("sites go on over a seal as coding does", () => {
  const list = [
    aSite({ startedAt: clock("10:00"), endedBy: "seal" }),
    aSite({ startedAt: clock("10:05") }),
  ];
  expect(list.map((session) => startOf(list, session))).toEqual([clock("10:00"), clock("10:00")]);
});

test("byClaim() prefers the burst that began last, and between long ones the later key", () => {
  const burst = (startedAt: number, rest: Partial<Burst> = {}): Burst => ({
    startedAt,
    endedAt: startedAt + 60,
    kind: "coding",
    key: "k",
    deviceId: "d",
    id: "i",
    ...rest,
  });
  const at = 10_000;
  expect(byClaim(burst(9_000), burst(9_001), at)).toBeLessThan(0);
  expect(
    byClaim(burst(at - BURST_SECONDS_MAX), burst(at - BURST_SECONDS_MAX + 1), at),
  ).toBeLessThan(0);
  expect(byClaim(burst(100, { key: "l" }), burst(200), at)).toBeGreaterThan(0);
  expect(isLong(burst(at - BURST_SECONDS_MAX), at)).toBe(true);
  expect(isLong(burst(at - BURST_SECONDS_MAX + 1), at)).toBe(false);
});

test("byClaim() decides between bursts of the same second by what they are, and last by the first id", () => {
  const burst = (rest: Partial<Burst> = {}): Burst => ({
    startedAt: 9_000,
    endedAt: 9_300,
    kind: "coding",
    key: "k",
    deviceId: "d",
    id: "i",
    ...rest,
  });
  const order = (a: Partial<Burst>, b: Partial<Burst>) => byClaim(burst(a), burst(b), 9_100);
  expect(order({ kind: "website" }, { endedAt: 9_900 })).toBeLessThan(0);
  expect(order({ endedAt: 9_900, key: "z" }, { endedAt: 9_200 })).toBeLessThan(0);
  expect(order({}, { key: "l" })).toBeLessThan(0);
  expect(order({ id: "j", deviceId: "a" }, { id: "i", deviceId: "b" })).toBeGreaterThan(0);
  expect(order({}, {})).toBe(0);
});

test("burstAlone() ends no later than when the burst turns long", () => {
  expect(burstAlone(from("10:00", "10:05"))).toMatchObject({
    startedAt: clock("10:00"),
    endedAt: clock("10:05"),
    kind: "coding",
  });
  expect(burstAlone(from("10:00", "12:00")).endedAt).toBe(clock("10:54"));
});
