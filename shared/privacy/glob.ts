/**
 * Whether a path matches a compiled ignore pattern. Case and the kind of slash do not matter.
 * - `*`: any characters of one name; `?`: one character; `**`: any number of names; `{a,b}`: a or
 *   b.
 * - A pattern without a leading slash or drive matches at any depth.
 * - A pattern that matches a folder matches everything below it.
 * Linear: at most path length times pattern length steps; `onStep` is called at each.
 * @example globMatches(glob("secret/*.env"), "/home/ann/secret/prod.env") // true
 * @example globMatches(glob("secret"), "/home/ann/secret/a/b.ts") // true
 */
export function globMatches(compiled: Glob, path: string, onStep?: () => void): boolean {
  const text = normalised(path);
  return compiled.some((tokens) => fits(tokens, text, onStep));
}

/** A compiled pattern: one list of tokens per choice of its braces. */
export type Glob = readonly (readonly Token[])[];

/**
 * Compiles a pattern for globMatches(). Never throws: an unpaired brace is an ordinary character. A
 * pattern is cut at PATTERN_LENGTH_MAX characters and ALTERNATIVES_MAX choices. An empty pattern
 * matches nothing.
 * @example glob("*.{pem,key}").length // 2
 */
export function glob(pattern: string): Glob {
  const clean = normalised(pattern.trim().slice(0, PATTERN_LENGTH_MAX)).replace(
    /(?<=[^/])\/+$/,
    "",
  );
  if (clean === "" || clean === "/") return [];
  return alternatives(clean).map((text) =>
    tokens(/^(\/|[a-z]:\/)/.test(text) ? text : `**/${text}`),
  );
}

export const PATTERN_LENGTH_MAX = 500;
export const ALTERNATIVES_MAX = 64;

type Token =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "one" | "name" | "any" | "names" };

function normalised(text: string): string {
  return text.toLowerCase().replaceAll("\\", "/");
}

/** Expands braces, one pair at a time, innermost first. */
function alternatives(pattern: string): string[] {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    const next: string[] = [];
    for (const text of open) {
      const brace = /\{([^{}]*,[^{}]*)\}/.exec(text);
      if (brace?.[1] === undefined) {
        done.push(text);
        continue;
      }
      const [before, after] = [
        text.slice(0, brace.index),
        text.slice(brace.index + brace[0].length),
      ];
      next.push(...brace[1].split(",").map((choice) => before + choice + after));
    }
    open = next.slice(0, Math.max(0, ALTERNATIVES_MAX - done.length));
  }
  return done.slice(0, ALTERNATIVES_MAX);
}

function tokens(pattern: string): Token[] {
  const list: Token[] = [];
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern.charAt(index);
    if (character === "?") list.push({ kind: "one" });
    else if (character !== "*") list.push({ kind: "character", character });
    else {
      const startsName = index === 0 || pattern.charAt(index - 1) === "/";
      const from = index;
      while (pattern.charAt(index + 1) === "*") index += 1;
      if (index === from) list.push({ kind: "name" });
      else if (startsName && pattern.charAt(index + 1) === "/") {
        // "a/**/b" also matches "a/b": the slash after the stars belongs to them.
        index += 1;
        list.push({ kind: "names" });
      } else list.push({ kind: "any" });
    }
  }
  return list;
}

/**
 * Follows all ways through the pattern at once: a set of reached positions, advanced by one
 * character of the path at a time.
 */
function fits(pattern: readonly Token[], path: string, onStep: (() => void) | undefined): boolean {
  let reached = new Uint8Array(pattern.length + 1);
  let next = new Uint8Array(pattern.length + 1);
  reached[0] = 1;
  for (let index = 0; index <= path.length; index += 1) {
    const character = path.charAt(index);
    const startsName = index === 0 || path.charAt(index - 1) === "/";
    next.fill(0);
    let alive = false;
    for (let place = 0; place < pattern.length; place += 1) {
      if (reached[place] === 0) continue;
      onStep?.();
      const token = pattern[place];
      if (token === undefined) continue;
      alive = true;
      switch (token.kind) {
        case "character":
          if (token.character === character) next[place + 1] = 1;
          break;
        case "one":
          if (character !== "/" && character !== "") next[place + 1] = 1;
          break;
        case "name":
          reached[place + 1] = 1;
          if (character !== "/") next[place] = 1;
          break;
        case "any":
          reached[place + 1] = 1;
          next[place] = 1;
          break;
        case "names":
          if (startsName) reached[place + 1] = 1;
          next[place] = 1;
          break;
      }
    }
    // The whole pattern is matched, and the path or one of its folders ends here.
    if (reached[pattern.length] === 1 && (character === "/" || character === "")) return true;
    if (!alive) return false;
    [reached, next] = [next, reached];
  }
  return false;
}
