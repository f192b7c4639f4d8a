import { expect, test } from "vitest";
import { agentCounters, type Change, classifyChange } from "./classify-change.ts";

const at = (text: string, parts: Partial<Change> = {}): Change => ({
  text,
  rangeLength: 0,
  startLine: 4,
  endLine: 4,
  ...parts,
});
const classify = (changes: Change[], options: Partial<Parameters<typeof classifyChange>[1]> = {}) =>
  classifyChange(changes, { isUndo: false, lastLine: -1, lineCountChange: 0, ...options });

test.each<[string, Change[], Parameters<typeof classify>[1], object]>([
  [
    "a key",
    [at("a")],
    {},
    { kind: "typed", counters: { keystrokes: 1, charactersTyped: 1, linesModified: 1 } },
  ],
  [
    "a second key in the same line",
    [at("b")],
    { lastLine: 4 },
    { kind: "typed", counters: { keystrokes: 1, charactersTyped: 1 } },
  ],
  [
    "Enter with indentation",
    [at("\n    ")],
    { lineCountChange: 1 },
    { kind: "typed", counters: { keystrokes: 1, charactersTyped: 1, linesAdded: 1 } },
  ],
  [
    "Enter between braces",
    [at("\n    \n")],
    { lineCountChange: 2 },
    { kind: "typed", counters: { keystrokes: 1, charactersTyped: 1, linesAdded: 2 } },
  ],
  [
    "Backspace",
    [at("", { rangeLength: 1 })],
    { lastLine: 4 },
    { kind: "typed", counters: { keystrokes: 1 } },
  ],
  [
    "three lines deleted",
    [at("", { rangeLength: 90, endLine: 7 })],
    {},
    { kind: "typed", counters: { keystrokes: 1, linesDeleted: 3 } },
  ],
  [
    "a key at three cursors",
    [at("x"), at("x", { startLine: 5 }), at("x", { startLine: 6 })],
    {},
    { kind: "typed", counters: { keystrokes: 1 } },
  ],
  [
    "a word completed after three keys",
    [at("console", { rangeLength: 3 })],
    { lastLine: 4 },
    { kind: "typed", counters: { keystrokes: 1, charactersTyped: 4 } },
  ],
  [
    "a pasted block of three lines",
    [at("one\ntwo\nthree")],
    { lineCountChange: 2 },
    { kind: "inserted", counters: { linesInserted: 3 } },
  ],
  [
    "a long completion in one line",
    [at("x".repeat(31))],
    {},
    { kind: "inserted", counters: { linesInserted: 1 } },
  ],
  [
    "an assistant that replaces two lines by three",
    [at("a\nb\nc\n", { endLine: 6, rangeLength: 20 })],
    { lineCountChange: 1 },
    { kind: "inserted", counters: { linesInserted: 3, linesDeleted: 2 } },
  ],
  [
    "a rename in two places",
    [at("name"), at("Name", { startLine: 9 })],
    {},
    { kind: "replaced", counters: {} },
  ],
  [
    "undo",
    [at("a long text that comes back at once, of many words")],
    { isUndo: true },
    { kind: "undone", counters: {} },
  ],
])("%s", (_, changes, options, expected) => {
  expect(classify(changes, options)).toMatchObject(expected);
});

test("a paste of 50 MB is told by the document's line count and not read", () => {
  const text = "line of text\n".repeat(4_000_000);
  const quickest = (times: number, run: () => void) =>
    Math.min(
      ...Array.from({ length: times }, () => {
        const startedAt = performance.now();
        run();
        return performance.now() - startedAt;
      }),
    );
  const reading = quickest(1, () => expect(text.lastIndexOf("\t")).toBe(-1));
  const telling = quickest(50, () =>
    expect(classify([at(text)], { lineCountChange: 4_000_000 })).toMatchObject({
      counters: { linesInserted: 4_000_000 },
    }),
  );
  expect(telling).toBeLessThan(reading / 2);
});

test("what an agent changes is lines, never keystrokes", () => {
  expect(
    agentCounters({
      keystrokes: 1,
      charactersTyped: 5,
      linesAdded: 1,
      linesModified: 1,
      linesInserted: 3,
      linesDeleted: 2,
    }),
  ).toEqual({
    linesInserted: 5,
    linesDeleted: 2,
  });
});
