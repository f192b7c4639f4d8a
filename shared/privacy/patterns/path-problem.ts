import { PATTERN_LENGTH_MAX, typedPath } from "./typed-path.ts";

/**
 * Why a pattern for files, folders or projects can never fit what the person means by it, with what
 * to write instead; null for one that can. A sentence for users.
 * @example pathProblem("!keep.ts") // "A pattern cannot let something pass again: remove the !."
 */
export function pathProblem(text: string): string | null {
  const path = typedPath(text);
  if (text.length > PATTERN_LENGTH_MAX)
    return `It is longer than ${PATTERN_LENGTH_MAX} characters: write several patterns.`;
  if (path.split("{").length !== path.split("}").length)
    return "A brace is missing: choices are written as {a,b}.";
  return PROBLEMS.find(([form]) => form.test(path))?.[1] ?? null;
}

const PROBLEMS: readonly (readonly [form: RegExp, sentence: string])[] = [
  [/^\/?$/, "It names no file or folder."],
  [/(^|[{,])!/, "A pattern cannot let something pass again: remove the !."],
  [/[@!+*?]\([^)]*\|/, "Choices are written with braces: {a,b} instead of (a|b)."],
  [/^\^/, "This is not a regular expression: use *, ?, [0-9] and {a,b}."],
  [/\{[^{},]*\.\.[^{},]*\}/, "A range is written with square brackets: [0-9] instead of {0..9}."],
  [/^https?:/i, "This is the address of a website, not a path."],
  [/(^|[{,])~[^/,}]/, "Only ~/ stands for your home folder: write another person's out."],
  [/(^|[/{,])(\$\{?\w|%\w+%)/, "Streakline does not know this variable: write the path out."],
  [
    /(^|[/{,])\.\.([/,}]|$)/,
    "Write the whole path instead of ..: it begins with / or ~/ or a drive.",
  ],
  [/[\r\n]|^[^{]*\*[^{]*,\s/, "Write each pattern into an entry of its own."],
];
