import { NO_LINES } from "@streakline/shared/stats/lines.ts";
import { OTHER_VALUE } from "@streakline/shared/stats/stats-answers.ts";
import { expect, test } from "vitest";
import { PARTS_VALUES_MAX, SHARES_MAX, summaryAnswer } from "./summary-answer.ts";
import type { SummarySums } from "./summary.store.ts";

const INPUT = { from: "2026-11-01", to: "2026-11-10", groupBy: "project" } as const;
const BEFORE = { from: "2026-10-22", to: "2026-10-31" };
const sums = (given: Partial<SummarySums>): SummarySums => ({
  cells: [],
  shares: [],
  lines: NO_LINES,
  days: [0, null, null],
  secondsBefore: 0,
  firstDay: null,
  pendingDays: 0,
  deviceNames: [],
  ...given,
});
const answer = (given: Partial<SummarySums>, today = "2026-11-04") =>
  summaryAnswer(INPUT, BEFORE, sums(given), today);

test("summaryAnswer() counts days up to today and from the first day, for the average", () => {
  const shares: SummarySums["shares"] = [["project", "shop", 600]];
  expect(answer({ shares, firstDay: "2026-01-01" })).toMatchObject({
    secondsTotal: 600,
    daysCounted: 4,
    secondsPerDay: 150,
  });
  expect(answer({ shares, firstDay: "2026-11-03" })).toMatchObject({
    daysCounted: 2,
    secondsPerDay: 300,
  });
  expect(answer({})).toMatchObject({ daysCounted: 0, secondsPerDay: 0, bestDay: null });
});

test("summaryAnswer() compares with the range before, and gives no ratio to nothing", () => {
  const shares: SummarySums["shares"] = [["project", "shop", 600]];
  expect(answer({ shares, secondsBefore: 400 }).before).toEqual({
    ...BEFORE,
    secondsTotal: 400,
    change: 0.5,
  });
  expect(answer({ shares }).before.change).toBeNull();
});

test("summaryAnswer() sums the smallest values as OTHER_VALUE, in lists and in buckets", () => {
  const values = Array.from({ length: SHARES_MAX + 2 }, (_, n) => [`p${n}`, 1_000 - n] as const);
  const { breakdown, buckets, secondsTotal } = answer({
    shares: values.map(([value, seconds]) => ["project", value, seconds]),
    cells: values.map(([value, seconds]) => ["2026-11-02", value, seconds]),
  });
  expect(breakdown.project).toHaveLength(SHARES_MAX + 1);
  expect(breakdown.project.at(-1)).toEqual({
    value: OTHER_VALUE,
    name: "Other",
    seconds: 950 + 949,
  });
  expect(buckets).toHaveLength(10);
  expect(buckets[0]).toEqual({ start: "2026-11-01", seconds: 0, parts: [] });
  expect(buckets[1]).toMatchObject({ start: "2026-11-02", seconds: secondsTotal });
  // The rest of the values is more than any of them.
  expect(buckets[1]?.parts).toHaveLength(PARTS_VALUES_MAX + 1);
  expect(buckets[1]?.parts.slice(0, 2).map(({ value }) => value)).toEqual([OTHER_VALUE, "p0"]);
});

test("summaryAnswer() adds what days already summed as OTHER_VALUE to the rest", () => {
  const values = Array.from({ length: SHARES_MAX + 1 }, (_, n) => [`p${n}`, 1_000 - n] as const);
  const { breakdown } = answer({
    shares: [
      ["project", OTHER_VALUE, 5_000],
      ...values.map(([value, seconds]): [string, string, number] => ["project", value, seconds]),
    ] as SummarySums["shares"],
  });
  expect(breakdown.project).toHaveLength(SHARES_MAX + 1);
  expect(breakdown.project[0]).toEqual({ value: "p0", name: "p0", seconds: 1_000 });
  expect(breakdown.project.at(-1)).toEqual({
    value: OTHER_VALUE,
    name: "Other",
    seconds: 5_000 + 950,
  });
});
