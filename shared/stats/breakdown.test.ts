import { expect, test } from "vitest";
import { anInterval, aRecord, clock } from "../testing/builders.ts";
import { breakdown } from "./breakdown.ts";
import { NO_LINES } from "./lines.ts";

const from = (start: string, end: string, rest = {}) =>
  anInterval({ startedAt: clock(start), endedAt: clock(end), ...rest });

test("breakdown() spreads the seconds of a combination over local hours", () => {
  const [row] = breakdown([from("01:50", "02:10")], { timeZone: "UTC" });
  expect(row).toMatchObject({ project: "shop", seconds: 1_200 });
  expect(row?.hours).toEqual([0, 600, 600, ...new Array<number>(21).fill(0)]);
});

test("breakdown() makes one row per combination, largest first", () => {
  const rows = breakdown(
    [
      from("10:00", "10:05", { language: "css" }),
      from("10:05", "10:20"),
      from("10:20", "10:22", { branch: "next" }),
      from("11:00", "11:05"),
    ],
    { timeZone: "UTC" },
  );
  expect(rows.map(({ language, branch, seconds }) => [language, branch, seconds])).toEqual([
    ["typescript", "main", 1_200],
    ["css", "main", 300],
    ["typescript", "next", 120],
  ]);
});

test("breakdown() tells names apart that only look joined", () => {
  const rows = breakdown(
    [
      from("10:00", "10:05", { project: "a,b", language: "c" }),
      from("10:05", "10:10", { project: "a", language: "b,c" }),
    ],
    { timeZone: "UTC" },
  );
  expect(rows.length).toBe(2);
});

test("breakdown() puts the counters of sessions into their rows, also where no time counts", () => {
  const session = { ...aRecord({ linesAdded: 5 }), deviceId: "laptop" };
  const [row, other] = breakdown([from("10:00", "10:05")], { timeZone: "UTC" }, [
    session,
    session,
    { ...session, project: "blog" },
  ]);
  expect(row).toMatchObject({ project: "shop", seconds: 300, lines: { ...NO_LINES, added: 10 } });
  expect(other).toMatchObject({ project: "blog", seconds: 0, lines: { ...NO_LINES, added: 5 } });
});

test("breakdown() of __proto__ as a project is an ordinary row", () => {
  expect(
    breakdown([from("10:00", "10:05", { project: "__proto__" })], { timeZone: "UTC" }).map(
      ({ project }) => project,
    ),
  ).toEqual(["__proto__"]);
});

test("breakdown() of nothing is nothing", () => {
  expect(breakdown([], { timeZone: "UTC" })).toEqual([]);
});
