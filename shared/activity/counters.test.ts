import { expect, test } from "vitest";
import { aRecord } from "../testing/builders.ts";
import { NO_LINES } from "../stats/lines.ts";
import { EventCounters } from "./activity-event.ts";
import { CodingSession } from "./coding-session.ts";
import {
  COUNTED_UNITS,
  COUNTER_LIST,
  figures,
  perCounter,
  perEventCounter,
  perSum,
} from "./counters.ts";

test("perCounter() and perSum() give a value for every counter, under its name there", () => {
  const columns = perCounter(({ column }) => column);
  expect(columns).toMatchObject({ linesAdded: "lines_added", keystrokes: "keystrokes" });
  expect(Object.keys(columns)).toEqual(COUNTER_LIST.map(({ name }) => name));
  expect(perSum(({ name }) => name)).toMatchObject({
    added: "linesAdded",
    inserted: "linesInserted",
  });
});

test("no two counters share a column or a name in sums", () => {
  for (const key of ["column", "sum"] as const)
    expect(new Set(COUNTER_LIST.map((counter) => counter[key])).size).toBe(COUNTER_LIST.length);
});

test("figures of a screen that stand in one place have one label", () => {
  for (const screen of ["day", "range"] as const) {
    const shown = COUNTER_LIST.flatMap((counter) => counter[screen] ?? []);
    const places = new Set(shown.map(({ place }) => place));
    expect(new Set(shown.map(({ place, label }) => `${place} ${label}`)).size).toBe(places.size);
    expect(new Set(shown.map(({ label }) => label)).size).toBe(places.size);
  }
});

test("a record is refused when a counter is below 0 or above its maximum, or missing", () => {
  for (const { name, maximum } of COUNTER_LIST) {
    const isTaken = (value: unknown) =>
      CodingSession.safeParse({ ...aRecord(), [name]: value }).success;
    expect([0, maximum, -1, maximum + 1, 0.5, undefined].map(isTaken), name).toEqual([
      true,
      true,
      false,
      false,
      false,
      COUNTER_LIST.some((counter) => counter.name === name && counter.later === true),
    ]);
  }
});

test("the counters of a record keep their order, because what is sealed keeps its bytes", () => {
  expect(Object.keys(CodingSession.shape).slice(12, 21)).toEqual([
    "linesAdded",
    "linesDeleted",
    "linesModified",
    "linesInserted",
    "keystrokes",
    "charactersTyped",
    "filesModified",
    "gitCommits",
    "breakpointsHit",
  ]);
});

test("counters after the first nine may be missing, because earlier clients do not know them", () => {
  const isLater = COUNTER_LIST.map(({ later }) => later === true);
  expect(isLater).toEqual(COUNTER_LIST.map((_, index) => index >= 9));
});

test("events carry every counter but files, which are counted from their names", () => {
  const names = Object.keys(perEventCounter(0));
  expect(names).not.toContain("filesModified");
  expect(names).toHaveLength(COUNTER_LIST.length - 1);
  expect(EventCounters.parse({ keystrokes: 2, filesModified: 3 })).toEqual({ keystrokes: 2 });
});

test("figures() gives what a screen shows in its places, and adds up what has one label", () => {
  const sums = { ...NO_LINES, added: 100, modified: 50, inserted: 40, keystrokes: 7 };
  expect(figures("range", sums)).toEqual(
    expect.arrayContaining([
      { label: "Lines typed", value: 150 },
      { label: "Lines inserted", value: 40 },
      { label: "Keystrokes", value: 7 },
      { label: "Commits", value: 0 },
    ]),
  );
  for (const screen of ["day", "range"] as const) {
    const placeOf = (label: string) =>
      COUNTER_LIST.find((counter) => counter[screen]?.label === label)?.[screen]?.place ?? 0;
    const places = figures(screen, sums).map(({ label }) => placeOf(label));
    const all = new Set(COUNTER_LIST.flatMap((counter) => counter[screen]?.place ?? []));
    expect(places).toEqual([...all].toSorted((a, b) => a - b));
  }
});

test("COUNTED_UNITS has the unit of every counter, each once", () => {
  expect(COUNTED_UNITS.slice(0, 4)).toEqual(["lines", "keystrokes", "characters", "changed files"]);
  expect(new Set(COUNTED_UNITS)).toEqual(new Set(COUNTER_LIST.map(({ unit }) => unit)));
  expect(new Set(COUNTED_UNITS).size).toBe(COUNTED_UNITS.length);
});
