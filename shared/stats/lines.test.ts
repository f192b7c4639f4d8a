import { expect, test } from "vitest";
import { COUNTER_LIST, perCounter, perSum } from "../activity/counters.ts";
import { aRecord } from "../testing/builders.ts";
import { addLines, type CountedSession, lines, linesOf, NO_LINES } from "./lines.ts";

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
  const place = (counter: { name: string }) =>
    COUNTER_LIST.findIndex(({ name }) => name === counter.name) + 1;
  const counted = linesOf(aRecord(perCounter(place)));
  expect(counted).toMatchObject({ added: 1, deleted: 2, keystrokes: 5, breakpointsHit: 9 });
  expect(counted).toEqual(perSum(place));
});

test("linesOf() takes a counter that the client did not know yet as 0", () => {
  const known = COUNTER_LIST.filter(({ later }) => later !== true).map(({ name }) => [name, 1]);
  const session = { actor: "person", ...Object.fromEntries(known) } as CountedSession;
  expect(linesOf(session)).toEqual(perSum(({ later }) => (later === true ? 0 : 1)));
});

test("addLines() adds each counter to its own", () => {
  const one = linesOf(aRecord({ linesAdded: 1, gitCommits: 2 }));
  expect(addLines(one, one)).toEqual({ ...NO_LINES, added: 2, gitCommits: 4 });
});
