import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { appRouter } from "../server/app/http/router.ts";
import { REFUSALS } from "../shared/errors.ts";
import { writtenTables } from "./written-tables.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)));
const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.startsWith(".config/"));

const TEST = /\.(pg\.)?test\.tsx?$/;
/**
 * Folders without tests of their own files: wiring, types and tools that other suites run for real.
 */
const RUN_BY_OTHERS =
  /^(drizzle|web|extension-vscode\/src\/capture|shared\/testing|server\/(testing|bench|seed))\//;

test("every source file has a kebab-case name and a known suffix", () => {
  const known =
    /^[a-z0-9]+(-[a-z0-9]+)*(\.(router|route|store|jobs))?(\.(test|pg\.test|config|e2e|bench|d))?\.tsx?$/;
  expect(sources.filter((file) => !known.test(basename(file)))).toEqual([]);
});

/** Folders of more than FOLDER_FILES_MAX source files that hold one subject each. */
const ONE_SUBJECT = new Set(["shared/categories/domains"]);
const FOLDER_FILES_MAX = 15;

test("no folder holds more than 15 source files of more than one subject", () => {
  const counts = new Map<string, number>();
  for (const file of sources.filter((name) => !/\.(test|e2e|bench)\.tsx?$/.test(name)))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect(counts.get("server/stats/write")).toBeGreaterThan(5);
  const full = [...counts].filter(([, count]) => count > FOLDER_FILES_MAX);
  expect(new Set(full.map(([folder]) => folder))).toEqual(ONE_SUBJECT);
});

const COLUMNS_MAX = 110;

/** The lines of a text that are longer than COLUMNS_MAX, by their 1-based number. */
function longLines(text: string): number[] {
  return text.split("\n").flatMap((line, index) => (line.length > COLUMNS_MAX ? [index + 1] : []));
}

test("no line of a source or of an SQL function is longer than 110 columns", () => {
  const texts = files.filter(
    (file) => /\.(tsx?|[cm]js|sql|css)$/.test(file) && !file.startsWith("drizzle/migrations/"),
  );
  expect(texts.length).toBeGreaterThan(1_000);
  const long = texts.flatMap((file) =>
    longLines(readFileSync(join(root, file), "utf8")).map((line) => `${file}:${line}`),
  );
  expect(long).toEqual([]);
  // planted
  expect(longLines(`short\n${"x".repeat(111)}\n${"x".repeat(110)}`)).toEqual([2]);
});

test("every store, verb and shared function has a test beside it", () => {
  const tested = new Set(
    files.filter((file) => TEST.test(file)).map((file) => file.replace(TEST, "")),
  );
  const missing = sources.filter((file) => {
    if (TEST.test(file) || RUN_BY_OTHERS.test(file) || !/^(shared|server)\//.test(file))
      return false;
    const text = readFileSync(join(root, file), "utf8");
    const isCode = /export (async )?function|export class/.test(text);
    const base = file.replace(/\.tsx?$/, "");
    return (
      isCode &&
      ![base, base.replace(/\.(store|router|route|jobs)$/, "")].some((name) => tested.has(name))
    );
  });
  expect(missing).toEqual([]);
});

test("every folder of the server joins slices or is a slice that the rules keep apart", () => {
  type Rules = { forbidden: { name: string; from: { path: string } }[] };
  const { forbidden } = createRequire(import.meta.url)("./dependency-cruiser.cjs") as Rules;
  const path = forbidden.find(({ name }) => name === "slices-do-not-meet")?.from.path ?? "";
  const slices = /^\^server\/\(([^)]+)\)/.exec(path)?.[1]?.split("|") ?? [];
  const joining = new Set(["admin", "app", "bench", "platform", "read", "seed", "testing", "trpc"]);
  const folders = new Set(sources.map((file) => /^server\/([^/]+)\//.exec(file)?.[1] ?? "app"));
  expect(slices).toContain("stats");
  expect(
    slices.toSorted(),
    "SLICES in .config/dependency-cruiser.cjs must name every slice and no other folder",
  ).toEqual([...folders].filter((folder) => !joining.has(folder)).toSorted());
});

test("a store writes only tables of its own slice's schema", () => {
  const wrong: string[] = [];
  for (const file of sources.filter(
    (name) => name.startsWith("server/") && name.endsWith(".store.ts"),
  )) {
    const text = readFileSync(join(root, file), "utf8");
    const slice = file.split("/")[1] ?? "";
    const owner = new Map<string, string>();
    for (const [, names = "", schema = ""] of text.matchAll(
      /import \{([^}]+)\} from "[^"]*drizzle\/schema\/([a-z]+)\.ts"/g,
    ))
      for (const name of names.split(","))
        owner.set(
          name
            .trim()
            .split(/\s+as\s+/)
            .at(-1) ?? "",
          schema,
        );
    for (const [, verb, table = ""] of text.matchAll(/\.(insert|update|delete)\(\s*(\w+)/g)) {
      const home = owner.get(table);
      const mine = home === slice || (home === "auth" && slice === "accounts");
      if (home !== undefined && !mine && slice !== "privacy")
        wrong.push(`${file}: ${verb} ${table} belongs to ${home}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Every table, and the slice whose schema has it. */
const homes = new Map(
  sources
    .filter((file) => file.startsWith("drizzle/schema/"))
    .flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(/pgTable\(\s*"(\w+)"/g)].map(
        ([, table = ""]) => [table, basename(file, ".ts")] as const,
      ),
    ),
);
const written = (file: string, text = readFileSync(join(root, file), "utf8")) =>
  writtenTables(text, new Set(homes.keys()));
/** Folders of the server whose raw SQL may write tables of a schema of another name. */
const MAY_WRITE: Record<string, string[]> = {
  accounts: ["accounts", "auth"],
  platform: ["outbox"],
};
/** Raw SQL in this file that writes tables of another slice; privacy erases from all. */
function foreignWrites(file: string, text?: string): string[] {
  const slice = file.split("/")[1] ?? "";
  const mine = MAY_WRITE[slice] ?? [slice];
  return written(file, text)
    .filter(({ table }) => slice !== "privacy" && !mine.includes(homes.get(table) ?? ""))
    .map(({ verb, table }) => `${file}: ${verb} ${table} belongs to ${homes.get(table)}`);
}
const rawSql = sources.filter(
  (file) => file.startsWith("server/") && !/\.test\.ts$|^server\/(testing|bench|seed)\//.test(file),
);

test("raw SQL writes only tables of its own slice's schema", () => {
  expect(homes.get("coding_sessions")).toBe("activity");
  expect(rawSql.flatMap((file) => written(file)).length).toBeGreaterThan(10);
  expect(rawSql.flatMap((file) => foreignWrites(file))).toEqual([]);
  // planted
  expect(foreignWrites("server/goals/goals.store.ts", "tx`update daily_stats set a = 1`")).toEqual([
    "server/goals/goals.store.ts: update daily_stats belongs to stats",
  ]);
});

/** What each SQL function writes: what its slice owns, and what it marks for another one. */
const FUNCTION_WRITES: Record<string, string[]> = {
  answer_consent: ["insert consents"],
  // Moves rows from a default partition to that of their month.
  ensure_partitions: [
    "insert coding_sessions",
    "insert website_sessions",
    "delete coding_sessions",
    "delete website_sessions",
  ],
  mark_all_days_dirty: ["insert dirty_days"],
  mark_days_dirty: ["insert dirty_days"],
  mark_site_days_dirty: ["insert dirty_days", "update settings"],
  push_batch: [
    "insert batches",
    "insert coding_sessions",
    "insert website_sessions",
    "insert dirty_days",
  ],
};

test("an SQL function writes only what is named here", () => {
  const functions = files.filter((file) => /^drizzle\/functions\/.*\.sql$/.test(file));
  const found = functions.map((file) => [
    basename(file, ".sql"),
    written(file).map(({ verb, table }) => `${verb} ${table}`),
  ]);
  const expected = functions.map((file) => [
    basename(file, ".sql"),
    FUNCTION_WRITES[basename(file, ".sql")] ?? [],
  ]);
  expect(functions.length).toBeGreaterThan(5);
  expect(found).toEqual(expected);
});

/** The places where SQL computes with a time zone other than UTC. */
function zonesIn(text: string): string[] {
  const code = text.replaceAll(/^\s*(--|\/\/|\*).*$/gm, "");
  return [...code.matchAll(/\bat\s+time\s+zone\b(?!\s+'UTC')|\btimezone\s*\(/gi)].map(
    ([found]) => found,
  );
}

test("no SQL computes with time zones: the database's may be older than Node's", () => {
  const texts = [...rawSql, ...files.filter((file) => file.startsWith("drizzle/functions/"))];
  // It compares the two, and counts nothing.
  const comparison = "server/operations/time-zones.store.ts";
  expect(texts).toContain(comparison);
  const counting = texts.filter((file) => file !== comparison);
  const found = counting.flatMap((file) =>
    zonesIn(readFileSync(join(root, file), "utf8")).map((one) => `${file}: ${one}`),
  );
  expect(found).toEqual([]);
  // planted
  expect(zonesIn("select now() AT TIME ZONE zone, now() at time zone 'UTC'")).toHaveLength(1);
});

test("rows of the truth are never updated, and only deleted to erase them", () => {
  const truth = new Set(["batches", "coding_sessions", "website_sessions", "consents"]);
  const changing = [
    ...rawSql,
    ...files.filter((file) => file.startsWith("drizzle/functions/")),
  ].flatMap((file) =>
    written(file)
      .filter(({ verb, table }) => truth.has(table) && verb !== "insert")
      .map(({ verb, table }) => `${file}: ${verb} ${table}`),
  );
  // The keys of pages are the one part of a visit that a person may have taken away alone.
  expect(changing.toSorted()).toEqual([
    "drizzle/functions/ensure_partitions.sql: delete coding_sessions",
    "drizzle/functions/ensure_partitions.sql: delete website_sessions",
    "server/privacy/erase.store.ts: delete coding_sessions",
    "server/privacy/erase.store.ts: delete website_sessions",
    "server/privacy/erase.store.ts: update website_sessions",
  ]);
});

test("every table in the schema has its migration: drizzle-kit would add nothing to them", () => {
  const drizzle = join(root, "drizzle");
  const copy = mkdtempSync(join(tmpdir(), "streakline-migrations-"));
  try {
    cpSync(join(drizzle, "migrations"), copy, { recursive: true });
    const before = readdirSync(copy);
    // It takes a folder only as seen from where it runs. Without a terminal it asks nothing and
    // fails instead.
    const options = [
      "--dialect=postgresql",
      "--casing=snake_case",
      "--schema=./schema/*.ts",
      `--out=${relative(drizzle, copy)}`,
    ];
    const kit = join(root, "node_modules/drizzle-kit/bin.cjs");
    const run = spawnSync(process.execPath, [kit, "generate", ...options], {
      cwd: drizzle,
      encoding: "utf8",
    });
    const added = readdirSync(copy).filter((file) => !before.includes(file));
    expect({
      added: added.map((file) => readFileSync(join(copy, file), "utf8")),
      said: `${run.stdout}${run.stderr}`,
    }).toEqual({
      added: [],
      said: expect.stringContaining("No schema changes"),
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

test("SQL functions are files in drizzle/functions: no migration after 0014 holds one", () => {
  const migrations = files.filter((file) => /^drizzle\/migrations\/.*\.sql$/.test(file));
  const holding = migrations.filter((file) =>
    /\b(create|create or replace|alter|drop)\s+(function|procedure|aggregate)\b/i.test(
      readFileSync(join(root, file), "utf8"),
    ),
  );
  const numbers = holding.map((file) => Number(basename(file).slice(0, 4)));
  // Those of before they were files; applied once, they can never be edited.
  expect(numbers).toEqual([2, 3, 6, 7, 8, 9, 11, 12, 13, 14]);
});

test("the README names every table as truth or derived, and every variable of the configuration", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const schema = sources
    .filter((file) => /^drizzle\/schema\/(?!auth\.ts)/.test(file))
    .map((file) => readFileSync(join(root, file), "utf8"));
  const tables = [...schema.join("\n").matchAll(/pgTable\(\s*"(\w+)"/g)].map(
    ([, name = ""]) => name,
  );
  const config = readFileSync(join(root, "server/app/boot/config.ts"), "utf8");
  const variables = [...config.matchAll(/^  ([A-Z][A-Z_]+): z$|^  ([A-Z][A-Z_]+): z\./gm)].map(
    ([, a, b]) => a ?? b ?? "",
  );
  expect([tables.length, variables.length].map((count) => count > 12)).toEqual([true, true]);
  const section = (title: string) =>
    new RegExp(`^## ${title}$[^]*?(?=^## )`, "m").exec(readme)?.[0] ?? "";
  const missing = (names: readonly string[], title: string) =>
    names.filter((name) => !section(title).includes(`\`${name}\``));
  expect(missing(tables, "Source of truth and what is derived from it")).toEqual([]);
  // Which environment it runs in is npm's and Node's own variable.
  expect(missing(variables, "Configuration")).toEqual(["NODE_ENV"]);
});

test("every procedure has an output schema, and an input schema unless it takes nothing", () => {
  type Def = { inputs: unknown[]; output?: unknown };
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, { _def: Def }>,
  );
  expect(procedures.length).toBeGreaterThan(15);
  const takesNothing = new Set(TAKES_NOTHING);
  const wrong = procedures.filter(
    ([path, { _def }]) =>
      _def.output === undefined || (_def.inputs.length === 0 && !takesNothing.has(path)),
  );
  expect(
    wrong.map(([path]) => path),
    "declare .output(), and .input() or add the name to TAKES_NOTHING below this test",
  ).toEqual([]);
});
const TAKES_NOTHING = [
  "instance.info",
  "accounts.me",
  "accounts.sessions",
  "accounts.revokeOtherSessions",
  "settings.get",
  "settings.rederiveProgress",
  "devices.list",
  "devices.token",
  "devices.rotate",
  "devices.leave",
  "activity.projects",
  "stats.today",
  "privacy.consents",
  "privacy.retention",
  "sites.rules",
  "sites.uncategorised",
];

test("every refusal says what to do about it", () => {
  const verbs =
    "Send|Split|Set|Seal|Make|Check|Cut|Give|Sign|Fetch|Connect|Ask|Confirm|Open|Reload|Choose|" +
    "Swap|Wait|Revoke|Update|Correct|Nothing|It|it|try";
  const imperative = new RegExp(`\\b(${verbs})\\b[^.]*\\.$`);
  const silent = Object.entries(REFUSALS).filter(([, [, text]]) => !imperative.test(text));
  expect(silent).toEqual([]);
});
