/**
 * The nearest plain name of a text. Clients apply it before a name enters a record.
 * 1. Control characters and lone surrogates are removed.
 * 2. Unicode NFC; backslashes become slashes.
 * 3. A path keeps its last part; an address loses its scheme.
 * 4. At most `lengthMax` characters remain.
 * @example plainName("C:\\work\\shop") // "shop"
 */
export function plainName(text: string, lengthMax = 200): string {
  const clean = text
    .replace(/\p{Cs}/gu, "")
    .replace(CONTROLS, "")
    .normalize("NFC")
    .replaceAll("\\", "/")
    .replaceAll("://", " ")
    .trim();
  const named = isPlainName(clean)
    ? clean
    : (asSeen(clean)
        .normalize("NFC")
        .split("/")
        .map((part) => part.trim())
        .findLast((part) => part !== "" && isPlainName(part)) ?? "");
  return named
    .slice(0, lengthMax)
    .replace(/\p{Cs}/gu, "")
    .trim();
}

export const PLAIN_NAME_PROBLEM = "contains a path, address or control character";

/**
 * Whether a text is a plain name: no path, backslash, address with a scheme, control character or
 * character that changes the direction of text. A path is found as people see it: behind blanks,
 * invisible characters, look-alikes of `/` and `:`, and with the slash as `%2F`.
 * - Paths begin with `/`, `./`, `../`, `~/`, `~ann/`, `C:/`, `file:`, `$HOME/` or `%HOME%/`.
 * - Inside a name a path is an absolute one of two parts or more, after a blank or a bracket.
 * @example isPlainName("feature/login") // true
 * @example isPlainName("/home/ann/secret") // false
 */
export function isPlainName(text: string): boolean {
  if (ORDINARY.test(text)) return true;
  const seen = asSeen(text);
  return !(NOT_PLAIN.test(text) || PATH.test(seen) || PATH_INSIDE.test(seen));
}

/**
 * Whether a text is well-formed UTF-16: without lone surrogates, so that UTF-8 can encode it.
 * @example isWellFormed("\ud83d") // false
 */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/**
 * Whether a text can be stored and shown in one line: well-formed, without control characters or
 * characters that change the direction of text. Paths and addresses are allowed.
 * @example isOneLine("Ann's laptop") // true
 * @example isOneLine("a\0b") // false
 */
export function isOneLine(text: string): boolean {
  return isWellFormed(text) && text.replace(CONTROLS, "") === text;
}

export const ONE_LINE_PROBLEM = "contains a control character or half a character";

// C0, C1, line and paragraph separators, marks that change the direction of text.
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const NOT_PLAIN =
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\\]|:\/\//;
/** Most names: without a closer look they cannot be paths. */
const ORDINARY = /^\w[\w.-]*([ /][\w.-]+)*$/;
/** A path at the beginning, and one inside. */
const PATH = /^(\/|\.\.?\/|~[^/]*\/|file:|[a-z][\w+.-]*:\/|(\$\{?[\w:]+\}?|%\w+%)\/)/i;
const PATH_INSIDE = /[\s"'([<=,;|](~|[a-z]:)?\/[^\s/]+\//i;

/** A text without invisible characters and outer blanks, slashes and letters in their usual form. */
function asSeen(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\u2044\u2215\u29f8\u2571\\]|%2f|%5c/gi, "/")
    .replace(/[\u2236\ua789]|%3a/gi, ":")
    .trim();
}
