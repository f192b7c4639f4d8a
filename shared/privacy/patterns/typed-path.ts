import { folded } from "./folded.ts";
import { glob, type Glob } from "./glob.ts";

/** Longest pattern, in characters. A longer one fits nothing, and pathProblem() says so. */
export const PATTERN_LENGTH_MAX = 500;

/**
 * The path or pattern that a person means, in the form in which paths are compared; the case stays.
 * 1. Quotes around it and the backslash before a blank are removed, as dialogs and shells add them.
 * 2. Backslashes become slashes. `\\?\` is removed, `\\wsl$` becomes `//wsl.localhost`.
 * 3. `file:` is removed and its percent-encoding undone; other schemes lose their host, too.
 * 4. `$HOME`, `%USERPROFILE%` and `${userHome}` become `~`, `${workspaceFolder}` becomes `.`.
 * 5. Doubled and last slashes, `/./`, `a/../` and blanks beside a comma in braces are removed.
 * 6. In braces around everything each choice is a path of its own; empty ones are removed.
 * @example typedPath("$HOME\\private\\") // "~/private"
 */
export function typedPath(text: string): string {
  let path = text;
  for (let before = null as string | null; path !== before;) {
    before = path;
    path = nearer(path);
  }
  return path;
}

/** One round of the forms; what one of them leaves may be another's, such as blanks in quotes. */
function nearer(text: string): string {
  const plain = text.replace(INVISIBLE, "").trim();
  const choices = /^\{((?:\$\{[^{}]*\}|[^{}])*)\}$/s.exec(plain)?.[1];
  if (choices !== undefined) {
    const paths = choices
      .split(",")
      .map(typedPath)
      .filter((path) => path !== "");
    return paths.length === 0 ? "" : `{${paths.join(",")}}`;
  }
  return FORMS.reduce(
    (form, [from, to]) => form.replace(from, to),
    /^file:/i.test(plain) ? decoded(plain) : plain,
  );
}

/** Compiles what a person typed for pathNames(). */
export function pathRule(text: string): Glob {
  return text.length > PATTERN_LENGTH_MAX ? [] : glob(folded(typedPath(text)));
}

const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** What is replaced, in this order. */
const FORMS: readonly (readonly [from: RegExp, to: string])[] = [
  [/^(["'“])(.*)["'”]$/s, "$2"],
  [/\\ /g, " "],
  [/^\\{3,}/, "\\\\"],
  [/\\/g, "/"],
  [/^\/\/[?.]\/(unc(\/))?/i, "$2$2"],
  [/^file:(\/\/localhost(?=\/)|\/\/(?=\/))?/i, ""],
  [/^(?!https?:)[a-z][a-z\d+.-]+:\/\/[^/]*/i, ""],
  [/^\/(?=[a-z]:)/i, ""],
  [
    /^(\$\{?(env:)?(home|userprofile|userhome)\}?|%(userprofile|home|homedrive%%homepath)%)(?=\/|$)/i,
    "~",
  ],
  [/^\$\{workspace(folder|root)\}/i, "."],
  [/^\/{3,}|(?!^)\/{2,}/g, "/"],
  [/\/\.(?=\/|$)/g, ""],
  [/^\/\/wsl\$(?=\/)/i, "//wsl.localhost"],
  [/(?<=\{[^{}]*)\s*,\s*(?=[^{}]*\})/g, ","],
  [/(^|\/)(?!\.\.?\/|~\/)[^/*?{}]+\/\.\.(\/|$)/, "$1"],
  [/(?<=[^/])\/+$/, ""],
];

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
