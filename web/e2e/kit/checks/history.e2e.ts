import { expect, test } from "vitest";
import type { StoredSession } from "../server/database.ts";
import { compare, NOTHING_WRONG } from "./history.ts";
import type { LedgerLine } from "../editor/ledger.ts";

// The history check itself must detect every kind of loss and doubling.

const START = 1_800_000_000;
const typed = (second: number): LedgerLine => ({
  at: (START + second) * 1000 + 400,
  pid: 1,
  kind: "change",
  scheme: "file",
  file: "a.rs",
  folder: "alpha",
  language: "rust",
  typed: "x",
  removed: 0,
});
const stored = (id: string, from: number, to: number, charactersTyped: number): StoredSession => ({
  id,
  batchId: "b",
  startedAt: START + from,
  endedAt: START + to,
  endedBy: "idle",
  actor: "person",
  project: "alpha",
  language: "rust",
  charactersTyped,
  keystrokes: charactersTyped,
});
const LEDGER = [typed(0), typed(5), typed(400)];
const RIGHT = [stored("one", 0, 5, 2), stored("two", 400, 400, 1)];

test("nothing is wrong when every key is in one session", () => {
  expect(compare(LEDGER, RIGHT, ["one", "two"])).toEqual({ characters: {}, ...NOTHING_WRONG });
});

test("a lost session is seen three times over", () => {
  expect(compare(LEDGER, RIGHT.slice(0, 1), ["one", "two"])).toEqual({
    characters: { alpha: 1 },
    secondsUncovered: [`alpha ${START + 400.4}, between ${START + 5} and Infinity`],
    overlaps: [],
    acknowledgedButNotOnce: ["two"],
  });
});

test("a session stored twice, under one id or another, is seen", () => {
  expect(compare(LEDGER, [...RIGHT, RIGHT[0]!], ["one", "two"])).toMatchObject({
    characters: { alpha: -2 },
    acknowledgedButNotOnce: ["one"],
  });
  expect(compare(LEDGER, [...RIGHT, stored("three", 0, 5, 2)], ["one", "two"])).toMatchObject({
    characters: { alpha: -2 },
    overlaps: [expect.stringContaining("three")],
  });
});

test("a session that is shorter than the typing in it is seen", () => {
  expect(compare(LEDGER, [stored("one", 0, 4, 2), RIGHT[1]!], ["one"]).secondsUncovered).toEqual([
    `alpha ${START + 5.4}, between ${START + 4} and ${START + 400}`,
  ]);
});
