import type { BreakdownRow } from "@streakline/shared/stats/breakdown.ts";
import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { capNames, NAMES_MAX } from "./cap-names.ts";

const cell = (given: Partial<BreakdownRow>): BreakdownRow => ({
  project: "shop",
  language: "typescript",
  editor: "vscode",
  deviceId: "0197",
  branch: "main",
  seconds: 60,
  hours: Array.from({ length: 24 }, (_, hour) => (hour === 9 ? (given.seconds ?? 60) : 0)),
  lines: { ...NO_LINES, added: 1 },
  ...given,
});

test("capNames() sums what is beyond the largest names, and keeps every sum", () => {
  const rows = capNames(
    [
      cell({ project: "small", seconds: 10 }),
      cell({ project: "large", seconds: 90 }),
      cell({ project: "least", seconds: 5 }),
    ],
    1,
  );
  expect(rows).toEqual([
    cell({ project: "large", seconds: 90 }),
    cell({ project: OTHER_VALUE, seconds: 15, lines: { ...NO_LINES, added: 2 } }),
  ]);
});

test("capNames() ranks a name by all its rows, and each dimension by itself", () => {
  const rows = capNames(
    [
      cell({ project: "once", branch: "a", seconds: 50 }),
      cell({ project: "twice", branch: "a", seconds: 30 }),
      cell({ project: "twice", branch: "b", seconds: 30 }),
    ],
    1,
  );
  expect(rows.map(({ project, branch, seconds }) => [project, branch, seconds])).toEqual([
    [OTHER_VALUE, "a", 50],
    ["twice", OTHER_VALUE, 30],
    ["twice", "a", 30],
  ]);
});

test("capNames() leaves a day of NAMES_MAX names as it is", () => {
  const rows = Array.from({ length: NAMES_MAX }, (_, n) => cell({ project: `p${n}` }));
  expect(capNames(rows)).toEqual(rows);
  expect(
    new Set(capNames([...rows, cell({ project: "one more", seconds: 1 })]).map(projectOf)),
  ).toEqual(new Set([...rows.map(projectOf), OTHER_VALUE]));
});

test("capNames() keeps the sums of any rows, whatever the order", () => {
  const name = fc.constantFrom("", "a", "b", "c", "d", "e");
  const rows = fc.uniqueArray(
    fc.record({ project: name, language: name, branch: name, seconds: fc.nat(9) }),
    { selector: ({ project, language, branch }) => `${project} ${language} ${branch}` },
  );
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 6 }), (given, max) => {
      const cells = given.map(cell);
      const capped = capNames(cells, max);
      expect(sumsOf(capped)).toEqual(sumsOf(cells));
      for (const dimension of ["project", "language", "branch"] as const)
        expect(new Set(capped.map((row) => row[dimension])).size).toBeLessThanOrEqual(max + 1);
      if (cells.length > max) expect(capNames(cells.toReversed(), max)).toEqual(capped);
    }),
  );
});

const projectOf = ({ project }: BreakdownRow) => project;

function sumsOf(rows: readonly BreakdownRow[]) {
  const sum = (of: (row: BreakdownRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  return [
    sum(({ seconds }) => seconds),
    sum(({ hours }) => hours[9] ?? 0),
    sum(({ lines }) => lines.added),
  ];
}
