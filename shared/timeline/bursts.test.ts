import { describe, expect, test } from "vitest";
import { aSession, aSite, clock } from "../testing/builders.ts";
import type { AnySession } from "./interval.ts";
import { burstAlone, bursts, BURST_SECONDS_MAX, byClaim, type Burst } from "./bursts.ts";

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

const burst = (rest: Partial<Burst> = {}): Burst => ({
  startedAt: 9_000,
  endedAt: 9_300,
  endedBy: "idle",
  isActive: true,
  kind: "coding",
  key: "k",
  deviceId: "d",
  id: "i",
  ...rest,
});
const order = (a: Partial<Burst>, b: Partial<Burst>) => byClaim(burst(a), burst(b));

test("byClaim() prefers the burst that began last, however long both go on", () => {
  expect(order({ startedAt: 9_000 }, { startedAt: 9_001 })).toBeLessThan(0);
  expect(order({ startedAt: 9_000, kind: "coding" }, { startedAt: 9_001, kind: "website" })).toBe(
    -1,
  );
  const longer = { endedAt: 99_000, key: "z" };
  expect(order({ startedAt: 9_000, ...longer }, { startedAt: 9_001, endedAt: 90_000 })).toBe(-1);
});

test("byClaim() decides between bursts of the same second by what they are", () => {
  expect(order({ kind: "website" }, { endedAt: 9_900 })).toBeLessThan(0);
  expect(order({ endedAt: 9_900, key: "z" }, { endedAt: 9_200 })).toBeLessThan(0);
  const [first, second] = ["01a2008d-7400-7fff", "01a2008d-7401-7000"];
  expect(order({ id: first, key: "z" }, { id: second })).toBeLessThan(0);
  expect(order({}, { key: "l" })).toBeLessThan(0);
  expect(order({ id: "j", deviceId: "a" }, { id: "i", deviceId: "b" })).toBeGreaterThan(0);
  expect(order({}, {})).toBe(0);
});

test("byClaim() takes ends of more than 54 minutes after the start as equal", () => {
  const [at54, later] = [9_000 + BURST_SECONDS_MAX, 9_000 + BURST_SECONDS_MAX + 60];
  expect(order({ endedAt: at54 }, { endedAt: later })).toBe(0);
  expect(order({ endedAt: at54 - 1 }, { endedAt: later })).toBeGreaterThan(0);
});

test("bursts() knows the end of a burst, and how it ended", () => {
  const list = [from("10:00", "10:05"), from("10:05", "10:08", { endedBy: "lock" })];
  const all = bursts(list);
  expect(all.get(list[0]!)).toBe(all.get(list[1]!));
  expect(all.get(list[0]!)).toMatchObject({ endedAt: clock("10:08"), endedBy: "lock" });
  expect(burstAlone(list[0]!)).toMatchObject({ endedAt: clock("10:05"), endedBy: "seal" });
});
