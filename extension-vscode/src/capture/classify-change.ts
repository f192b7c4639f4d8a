/**
 * A change of a document as VS Code reports it. Only sizes and positions are read, not the text's
 * meaning.
 */
export type Change = { text: string; rangeLength: number; startLine: number; endLine: number };
export type ChangeCounters = {
  keystrokes: number;
  charactersTyped: number;
  linesAdded: number;
  linesDeleted: number;
  linesModified: number;
  linesInserted: number;
};

/**
 * The kind of a change:
 * - `typed`: a keystroke, that is up to two characters, a line break with its indentation, a
 *   deletion or a short word completion; also the same at many cursors
 * - `inserted`: more than one line or more than 30 characters at once: pasted, completed or written
 *   by an assistant
 * - `replaced`: many different small changes at once: rename, replace all, a formatter
 * - `undone`: undo or redo. Activity, but nothing typed
 */
export type ChangeKind = "typed" | "inserted" | "replaced" | "undone";

/** Most characters in one line that count as typed. */
const TYPED_CHARACTERS_MAX = 30;
const CHANGES_LOOKED_AT = 200;
const LINE_BREAK_WITH_INDENT = /^(\r?\n[ \t]*){1,2}$/;

/**
 * The kind of one event of a document, and what it adds to the counters. `lastLine`: the line typed
 * in last, or -1, so that a line counts as modified once and not per key. Looks at no more than 200
 * changes.
 * @example the single change `{ text: "a" }` is `typed` with 1 keystroke, 1 character and 1
 * modified line
 */
export function classifyChange(
  changes: readonly Change[],
  options: { isUndo: boolean; lastLine: number; lineCountChange: number },
): { kind: ChangeKind; counters: Partial<ChangeCounters>; line: number } {
  const looked = changes.slice(0, CHANGES_LOOKED_AT);
  const [first] = looked;
  if (first === undefined || options.isUndo)
    return { kind: "undone", counters: {}, line: options.lastLine };
  const removedLines = looked.reduce(
    (sum, change) => sum + Math.max(0, change.endLine - change.startLine),
    0,
  );
  const isAlike = looked.every((change) => change.text === first.text);
  const isLarge = looked.some((change) => isInsertion(change.text));
  if (isLarge) {
    // The document knows its number of lines, so a paste of 50 MB need not be read.
    const linesInserted = Math.max(
      1,
      options.lineCountChange + removedLines + (endsInLine(first.text) ? 1 : 0),
    );
    return {
      kind: "inserted",
      counters: withoutZeros({ linesInserted, linesDeleted: removedLines }),
      line: first.startLine,
    };
  }
  if (!isAlike) return { kind: "replaced", counters: {}, line: options.lastLine };
  const lineBreaks = looked.reduce((sum, change) => sum + breaksIn(change.text), 0);
  const isBreak = lineBreaks > 0;
  return {
    kind: "typed",
    counters: withoutZeros({
      keystrokes: 1,
      charactersTyped: charactersTyped(first, isBreak),
      linesAdded: lineBreaks,
      linesDeleted: removedLines,
      linesModified: isBreak || removedLines > 0 || first.startLine === options.lastLine ? 0 : 1,
    }),
    line: first.startLine + breaksIn(first.text),
  };
}

/** The counters of an agent's change: lines only, no keystrokes and no characters. */
export function agentCounters(counters: Partial<ChangeCounters>): Partial<ChangeCounters> {
  const { linesAdded = 0, linesModified = 0, linesInserted = 0, linesDeleted = 0 } = counters;
  return withoutZeros({ linesInserted: linesAdded + linesModified + linesInserted, linesDeleted });
}

/** A line break with its indent counts as one character. */
function charactersTyped(
  { text, rangeLength }: { text: string; rangeLength: number },
  isBreak: boolean,
): number {
  if (text === "") return 0;
  return isBreak ? 1 : Math.max(1, text.length - rangeLength);
}

function isInsertion(text: string): boolean {
  if (text.length <= 2 || LINE_BREAK_WITH_INDENT.test(text.slice(0, 500))) return text.length > 500;
  return text.length > TYPED_CHARACTERS_MAX || text.includes("\n");
}

function breaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function endsInLine(text: string): boolean {
  return !text.endsWith("\n");
}

function withoutZeros(counters: Partial<ChangeCounters>): Partial<ChangeCounters> {
  return Object.fromEntries(Object.entries(counters).filter(([, count]) => count > 0));
}
