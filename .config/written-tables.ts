/** A table that a text of SQL, or of code with SQL in it, writes, and how. */
export type Write = { verb: "insert" | "update" | "delete" | "truncate"; table: string };

/**
 * The tables that raw SQL in a text writes: `insert into`, `update … set`, `delete from` and
 * `truncate`, comments aside. Where the name is put in by code, every table of `known` that the
 * text names in quotes counts as written in that way.
 * @example writtenTables("delete from goals where …", new Set(["goals"])) // delete goals
 */
export function writtenTables(text: string, known: ReadonlySet<string>): Write[] {
  const code = text.replaceAll(/\/\*[^]*?\*\/|(?<!:)\/\/.*$|--.*$/gm, "");
  const quoted = [...code.matchAll(/["'](\w+)["']/g)].map(([, name = ""]) => name);
  const writes: Write[] = [];
  for (const [verb, pattern] of Object.entries(PATTERNS) as [Write["verb"], RegExp][])
    for (const [, name = ""] of code.matchAll(pattern)) {
      const names = /^[%$]/.test(name) ? quoted : [name];
      for (const table of names) if (known.has(table)) writes.push({ verb, table });
    }
  return [...new Map(writes.map((write) => [`${write.verb} ${write.table}`, write])).values()];
}

// A table by its name, or `${…}` in code and `%I` in format().
const TABLE = String.raw`(?:only\s+)?(?:public\.)?"?(\w+|\$\{[^}]*\}|%\d?\$?I)"?`;
const PATTERNS: Record<Write["verb"], RegExp> = {
  insert: new RegExp(String.raw`\binsert\s+into\s+${TABLE}`, "gi"),
  update: new RegExp(String.raw`\bupdate\s+${TABLE}(?:\s+(?:as\s+)?\w+)?\s+set\b`, "gi"),
  delete: new RegExp(String.raw`\bdelete\s+from\s+${TABLE}`, "gi"),
  truncate: new RegExp(String.raw`\btruncate\s+(?:table\s+)?${TABLE}`, "gi"),
};
