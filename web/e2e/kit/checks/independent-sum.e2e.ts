import { expect, test } from "vitest";
import { independentSum } from "./independent-sum.ts";
import type { LedgerLine } from "../editor/ledger.ts";

const key = (second: number, folder: string, language: string, ms = 0): LedgerLine => ({
  at: (1_800_000_000 + second) * 1000 + ms,
  pid: 1,
  kind: "change",
  scheme: "file",
  file: "a",
  folder,
  language,
  typed: "x",
  removed: 0,
});
const focus = (second: number, focused: boolean): LedgerLine => ({
  at: (1_800_000_000 + second) * 1000,
  pid: 1,
  kind: "window",
  focused,
  active: true,
});

test("keys ten seconds apart are ten seconds, whatever their milliseconds", () => {
  expect(independentSum([key(0, "a", "ts", 999), key(10, "a", "ts", 1)])).toEqual({
    total: 10,
    byLanguage: { ts: 10 },
    byProject: { a: 10 },
  });
});

test("the time until another project is begun belongs to the one before", () => {
  const { byProject, byLanguage } = independentSum([
    key(0, "a", "ts"),
    key(300, "b", "py"),
    key(310, "b", "py"),
  ]);
  expect([byProject, byLanguage]).toEqual([
    { a: 300, b: 10 },
    { ts: 300, py: 10 },
  ]);
});

test("fifteen minutes count, a second more does not", () => {
  expect(independentSum([key(0, "a", "ts"), key(900, "a", "ts")]).total).toBe(900);
  expect(independentSum([key(0, "a", "ts"), key(901, "a", "ts")]).total).toBe(0);
});

test("a window left counts for two minutes more, and not at all when the person stayed away", () => {
  expect(
    independentSum([key(0, "a", "ts"), focus(5, false), focus(405, true), key(406, "a", "ts")])
      .total,
  ).toBe(5 + 120 + 1);
  expect(independentSum([key(0, "a", "ts"), focus(5, false), focus(1000, true)]).total).toBe(5);
});

test("a window left long after the last key changes nothing", () => {
  expect(independentSum([key(0, "a", "ts"), focus(300, false), focus(400, true)]).total).toBe(400);
});
