/**
 * Whether a text fits a compiled pattern, as a whole or up to one of its slashes: a pattern that
 * fits a folder fits everything below it. Characters are compared as they are; pathRule() and
 * sitePattern() take what a person types. Linear: at most text length times pattern length steps;
 * `onStep` is called at each.
 * @example globMatches(glob("secret/*.env"), "/home/ann/secret/prod.env") // true
 * @example globMatches(glob("secret"), "/home/ann/secret/a/b.ts") // true
 */
export function globMatches(compiled: Glob, text: string, onStep?: () => void): boolean {
  return compiled.length > 0 && fits(compiled, text, onStep);
}

/** A compiled pattern: what to compare, place by place. An empty one fits nothing. */
export type Glob = readonly Token[];

/**
 * Compiles a pattern for globMatches(). Never throws. An empty pattern and `/` fit nothing.
 * - `*`: any characters of one name; `?`: one character; `**`: any number of names.
 * - `{a,b}`: a or b; any number of choices, also nested. A brace without its partner is an ordinary
 *   character. Braces without a comma may be missing: `{a}` fits `a` and `{a}`.
 * - `[0-9]`: one of these characters; `[!0-9]`: one of all others. It also fits the text itself
 *   with its brackets, because there are folders of such names.
 * - A pattern without a leading slash fits at any depth.
 * @example globMatches(glob("*.{pem,key}"), "a/k.key") // true
 */
export function glob(pattern: string): Glob {
  if (pattern === "" || pattern === "/") return [];
  const tokens: Token[] = pattern.startsWith("/") ? [] : [{ kind: "names" }];
  const put = (character: string) => void tokens.push({ kind: "character", character });
  const fork = (): number[] => {
    const to: number[] = [];
    tokens.push({ kind: "fork", to });
    return to;
  };
  const lexemes = pattern.match(LEXEMES) ?? [];
  const braces = bracesIn(lexemes);
  lexemes.forEach((lexeme, index) => {
    const brace = braces.get(index);
    if (brace !== undefined) return putBrace(brace, lexeme, { tokens, put, fork });
    if (lexeme === "*") tokens.push({ kind: "name" });
    else if (lexeme === "?") tokens.push({ kind: "one" });
    else if (lexeme.startsWith("**")) {
      // "a/**/b" also fits "a/b": the slash after the stars belongs to them
      const isWhole = lexeme.endsWith("/") && /^$|[/{,]$/.test(lexemes[index - 1] ?? "");
      tokens.push({ kind: isWhole ? "names" : "any" });
      if (lexeme.endsWith("/") && !isWhole) put("/");
    } else if (lexeme.length > 2) {
      const either = fork();
      either.push(tokens.length);
      tokens.push(classOf(lexeme));
      const end = fork();
      either.push(tokens.length);
      for (const character of lexeme) put(character);
      end.push(tokens.length);
    } else put(lexeme);
  });
  return tokens;
}

type Token =
  | { readonly kind: "character"; readonly character: string }
  | { readonly kind: "class"; readonly isNegated: boolean; readonly ranges: readonly Range[] }
  /** Goes on at one of several later places. */
  | { readonly kind: "fork"; readonly to: readonly number[] }
  | { readonly kind: "one" | "name" | "any" | "names" };
type Range = readonly [from: string, to: string];

const LEXEMES = /\*{2,}\/?|\[[!^]?[^\]/{}]+\]|./gsu;

/** A pair of braces. `start`: where its choices begin; `ends`: what follows each of them. */
type Brace = { readonly isChoice: boolean; start: number[]; readonly ends: number[][] };

/** The pairs of braces, by the index of both braces and of the commas between their choices. */
function bracesIn(lexemes: readonly string[]): Map<number, Brace> {
  const found = new Map<number, Brace>();
  const open: number[][] = [];
  lexemes.forEach((lexeme, index) => {
    if (lexeme === "{") open.push([index]);
    if (lexeme === ",") open.at(-1)?.push(index);
    const pair = lexeme === "}" ? open.pop() : undefined;
    if (pair === undefined) return;
    const brace: Brace = { isChoice: pair.length > 1, start: [], ends: [] };
    for (const place of [...pair, index]) found.set(place, brace);
  });
  return found;
}

type Putting = { tokens: Token[]; put: (character: string) => void; fork: () => number[] };

/** Compiles a brace or a comma of a pair. */
function putBrace(brace: Brace, lexeme: string, { tokens, put, fork }: Putting): void {
  if (!brace.isChoice) {
    fork().push(tokens.length, tokens.length + 1);
    return put(lexeme);
  }
  if (lexeme === "{") brace.start = fork();
  else if (lexeme === ",") brace.ends.push(fork());
  if (lexeme === "}") for (const end of brace.ends) end.push(tokens.length);
  else brace.start.push(tokens.length);
}

function classOf(lexeme: string): Token {
  const [, not = "", inner = ""] = /^\[([!^]?)(.+)\]$/su.exec(lexeme) ?? [];
  const ranges = [...inner.matchAll(/(.)-(.)|./gsu)].map(([one, from = one, to = one]): Range => [
    from,
    to,
  ]);
  return { kind: "class", isNegated: not !== "", ranges };
}

/**
 * Follows all ways through the pattern at once: a set of reached places, advanced by one character
 * of the text at a time. Forks lead forward only, so one pass over the places finds all of them.
 */
function fits(pattern: Glob, text: string, onStep: (() => void) | undefined): boolean {
  let reached = new Uint8Array(pattern.length + 1);
  let next = new Uint8Array(pattern.length + 1);
  reached[0] = 1;
  let before = "/";
  for (const character of Array.from(text).concat("")) {
    next.fill(0);
    let alive = false;
    for (let place = 0; place < pattern.length; place += 1) {
      const token = pattern[place];
      if (reached[place] === 0 || token === undefined) continue;
      onStep?.();
      alive = true;
      if (token.kind === "fork") for (const to of token.to) reached[to] = 1;
      else if (isOne(token, character)) next[place + 1] = 1;
      else if (token.kind === "name" || token.kind === "any" || token.kind === "names") {
        if (token.kind !== "names" || before === "/") reached[place + 1] = 1;
        if (token.kind !== "name" || character !== "/") next[place] = 1;
      }
    }
    // The whole pattern fits, and the text or one of its folders ends here.
    if (reached[pattern.length] === 1 && (character === "/" || character === "")) return true;
    if (!alive) return false;
    [reached, next] = [next, reached];
    before = character;
  }
  return false;
}

/** Whether a token takes exactly this character; the end of the text is an empty one. */
function isOne(token: Token, character: string): boolean {
  if (token.kind === "character") return token.character === character;
  if (character === "/" || character === "") return false;
  if (token.kind === "class")
    return (
      token.ranges.some(([from, to]) => from <= character && character <= to) !== token.isNegated
    );
  return token.kind === "one";
}
