/**
 * The nearest plain name to any text: what clients call before a name enters a record. Unicode NFC,
 * backslashes become slashes, an absolute path keeps its last part, an address loses its scheme,
 * control characters and lone surrogates go, at most `lengthMax` characters.
 * @example plainName("C:\\work\\shop") // "shop"
 */
export function plainName(text: string, lengthMax = 200): string {
  const clean = text
    .replace(/\p{Cs}/gu, "")
    .normalize("NFC")
    .replace(CONTROLS, "")
    .replaceAll("\\", "/")
    .replaceAll("://", " ")
    .trim();
  const named = isPlainName(clean)
    ? clean
    : (clean.split("/").findLast((part) => part !== "" && isPlainName(part)) ?? "");
  return named
    .slice(0, lengthMax)
    .replace(/\p{Cs}/gu, "")
    .trim();
}

export const PLAIN_NAME_PROBLEM = "contains a path, address or control character";

/**
 * Whether a text is a plain name: no absolute path, no backslash, no address with a scheme, no
 * control or direction-changing character.
 * @example isPlainName("feature/login") // true
 * @example isPlainName("/home/ann/secret") // false
 */
export function isPlainName(text: string): boolean {
  return !NOT_PLAIN.test(text);
}

/**
 * Whether a text is well-formed UTF-16, without half of a surrogate pair, so that it can be written
 * as UTF-8.
 * @example isWellFormed("\ud83d") // false
 */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/**
 * Whether a text that a person chose can be stored and shown in one line: well-formed, without
 * control or direction-changing characters. Paths and addresses are their own business.
 * @example isOneLine("Ann's laptop") // true
 * @example isOneLine("a\0b") // false
 */
export function isOneLine(text: string): boolean {
  return isWellFormed(text) && text.replace(CONTROLS, "") === text;
}

export const ONE_LINE_PROBLEM = "contains a control character or half a character";

// C0, C1, line and paragraph separators, marks that change the direction of what follows
// oxlint-disable-next-line no-control-regex -- control characters are what is refused here
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const NOT_PLAIN =
  // oxlint-disable-next-line no-control-regex -- control characters are what is refused here
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\\]|:\/\/|^\/|^~\/|^[A-Za-z]:\//;
