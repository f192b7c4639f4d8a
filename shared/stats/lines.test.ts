import { expect, test } from "vitest";
import { aRecord } from "../testing/builders.ts";
import { addLines, lines, linesOf, NO_LINES } from "./lines.ts";

test("lines() counts an agent's new lines as inserted and nothing else of it", () => {
  const agent = aRecord({
    actor: "agent",
    linesAdded: 40,
    linesInserted: 2,
    keystrokes: 9,
    filesModified: 3,
  });
  expect(lines([aRecord({ linesAdded: 3, keystrokes: 70 }), agent])).toEqual({
    ...NO_LINES,
    added: 3,
    keystrokes: 70,
    inserted: 42,
  });
});

test("linesOf() takes every counter of a person's session", () => {
  const counters = {
    linesDeleted: 2,
    linesModified: 3,
    linesInserted: 4,
    charactersTyped: 6,
    filesModified: 7,
    gitCommits: 8,
    breakpointsHit: 9,
  };
  expect(linesOf(aRecord({ linesAdded: 1, keystrokes: 5, ...counters }))).toEqual({
    added: 1,
    deleted: 2,
    modified: 3,
    inserted: 4,
    keystrokes: 5,
    charactersTyped: 6,
    filesModified: 7,
    gitCommits: 8,
    breakpointsHit: 9,
  });
});

test("addLines() adds each counter to its own", () => {
  const one = linesOf(aRecord({ linesAdded: 1, gitCommits: 2 }));
  expect(addLines(one, one)).toEqual({ ...NO_LINES, added: 2, gitCommits: 4 });
});
