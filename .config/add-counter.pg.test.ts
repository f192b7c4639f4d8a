import { execFile } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as FreshDatabase from "../server/testing/fresh-database.ts";
import type * as Migrate from "../drizzle/migrate.ts";
import type * as Builders from "../server/testing/builders.ts";
import type * as CallAs from "../server/testing/call-as.ts";
import type * as PlainSession from "../server/activity/plain-session.ts";
import type * as Rederive from "../server/app/days/rederive-days.ts";
import type { Lines } from "../shared/stats/stats-answers.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
let copy: string;
let fresh: { databases: unknown; ownerUrl: string; close(): Promise<void> };

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "streakline-counter-"));
  for (const folder of ["shared", "drizzle", "server", "web/src"])
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (from) => !/node_modules|\.types|dist$/.test(from),
    });
  const files = ["package.json", "tsconfig.json"].map((name) => `web/${name}`);
  for (const file of [...files, ".config/tsconfig.base.json", ".config/vitest.config.ts"])
    cpSync(join(root, file), join(copy, file), { recursive: true });
  mkdirSync(join(copy, "node_modules/@streakline"), { recursive: true });
  for (const name of readdirSync(join(root, "node_modules")))
    if (name !== "@streakline" && !name.startsWith("."))
      symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
  for (const name of ["shared", "drizzle", "server", "web"])
    symlinkSync(join(copy, name), join(copy, "node_modules/@streakline", name));
  addCounter();
});
afterAll(async () => {
  await fresh?.close();
  rmSync(copy, { recursive: true, force: true });
});

/** What somebody does who adds a counter; a client that counts it would be the third file. */
function addCounter(): void {
  const table = join(copy, "shared/activity/counters.ts");
  const line = `  debugRuns: {
    column: "debug_runs", sum: "debugRuns", unit: "debug runs", maximum: 1000,
    countedFrom: "event", later: true, day: { place: 99, label: "Debug runs" },
  },
`;
  const text = readFileSync(table, "utf8");
  const columns = [...text.matchAll(/^ {4}column: "(\w+)"/gm)].map(([, column]) => column);
  writeFileSync(table, text.replace(/^\} as const satisfies/m, `${line}$&`));
  const journalFile = join(copy, "drizzle/migrations/meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as {
    entries: { idx: number; when: number; tag: string }[];
  };
  const last = journal.entries.at(-1);
  const when = (last?.when ?? 0) + 1_000;
  journal.entries.push({ ...last, idx: journal.entries.length, when, tag: "9000_debug_runs" });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(
    join(copy, "drizzle/migrations/9000_debug_runs.sql"),
    `alter table coding_sessions add column debug_runs integer not null default 0;
     ${["daily_stats", "day_breakdowns", "month_breakdowns"]
       .map((name) => `alter table ${name} add column debug_runs bigint not null default 0;`)
       .join("\n")}
     alter table day_breakdowns drop constraint day_breakdowns_pk, add constraint day_breakdowns_pk
       primary key (user_id, day, project, language, editor, device_id, branch)
       include (seconds, ${columns.join(", ")}, debug_runs);`,
  );
}

const at = <T>(file: string): Promise<T> => import(join(copy, file)) as Promise<T>;

test("a counter of the table is pushed, stored, added up and shown on the day page", async () => {
  const { freshDatabase } = await at<typeof FreshDatabase>("server/testing/fresh-database.ts");
  const { migrate } = await at<typeof Migrate>("drizzle/migrate.ts");
  const { aBatch, aDevice, aPerson, aSession, NOON } = await at<typeof Builders>(
    "server/testing/builders.ts",
  );
  const { callersOn, contextOf } = await at<typeof CallAs>("server/testing/call-as.ts");
  const { rederiveDays } = await at<typeof Rederive>("server/app/days/rederive-days.ts");
  const { renderPart } = await at<{ renderPart(part: unknown): string }>(
    "web/src/testing/render-part.tsx",
  );
  const { LinesCard } = await at<{ LinesCard(props: { lines: Lines }): unknown }>(
    "web/src/features/day/cards/lines-card.tsx",
  );

  const database = await freshDatabase();
  fresh = database;
  expect(await migrate(database.ownerUrl)).toEqual({
    applied: ["9000_debug_runs"],
    functions: ["push_batch"],
  });
  const { userId } = await aPerson(database);
  const deviceId = await aDevice(database, { userId });
  const callAs = callersOn(database.databases, { clock: () => NOON + 7_200 });
  const { debugRuns: _, ...fromOldClient } = aSession() as ReturnType<typeof aSession> & {
    debugRuns: number;
  };
  const { isPlainSession } = await at<typeof PlainSession>("server/activity/plain-session.ts");
  expect(isPlainSession(fromOldClient, NOON + 7_200)).toBe(true);
  const counting = (startedAt: number, debugRuns: number) =>
    Object.assign(aSession({ startedAt, endedAt: startedAt + 60 }), { debugRuns });
  const sessions = [fromOldClient, counting(NOON + 60, 1_234), counting(NOON + 120, 567)];
  const { results } = await callAs({ userId, deviceId }).activity.push(aBatch({ sessions }));
  expect(results).toMatchObject([
    { status: "stored" },
    { status: "rejected" },
    { status: "stored" },
  ]);
  await rederiveDays(contextOf(database.databases), userId);

  const { lines } = await callAs({ userId }).stats.day({ day: "2026-11-20" });
  expect(lines).toMatchObject({ debugRuns: 567, added: 2 });
  const range = { from: "2026-11-01", to: "2026-11-30" };
  expect((await callAs({ userId }).stats.summary(range)).lines).toEqual(lines);
  const page = renderPart(LinesCard({ lines }));
  expect(page).toMatch(/Debug runs<\/dt><dd[^>]*>567</);
});

/** Runs a tool of node_modules in the copy. `isFine`: its exit code is 0. */
function runTool(
  tool: string,
  args: readonly string[],
): Promise<{ said: string; isFine: boolean }> {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  const env = { ...Object.fromEntries(kept), NO_COLOR: "1" };
  const file = join(root, "node_modules", tool);
  const options = { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) =>
      resolve({ said: stdout + stderr, isFine: error === null }),
    );
  });
}

test("with another counter everything compiles, tests included", async () => {
  const compilerOptions = {
    composite: false,
    emitDeclarationOnly: false,
    noEmit: true,
    lib: ["es2024", "esnext.disposable", "dom", "dom.iterable"],
    types: ["node", "vite/client"],
    jsx: "react-jsx",
  };
  const include = ["shared", "drizzle", "server", "web/src"];
  const config = { extends: "./.config/tsconfig.base.json", compilerOptions, include };
  writeFileSync(join(copy, "tsconfig.json"), JSON.stringify(config));
  const said = await runTool("typescript-7/bin/tsc", ["-p", "tsconfig.json"]);
  expect(said).toEqual({ said: "", isFine: true });
});

test("with another counter the tests of counters pass", async () => {
  const tests = ["shared", "server", "web/src"]
    .flatMap((folder) => globSync(`${folder}/**/*.test.{ts,tsx}`, { cwd: copy }))
    .filter((file) => !file.endsWith(".pg.test.ts"))
    .filter((file) =>
      /NO_LINES|perCounter|COUNTER_LIST|keystrokes/.test(readFileSync(join(copy, file), "utf8")),
    );
  expect(tests).toContain("server/activity/plain-session.test.ts");
  const config = ["--config", ".config/vitest.config.ts", "--project", "rules"];
  const { said, isFine } = await runTool("vitest/vitest.mjs", ["run", ...config, ...tests]);
  expect(isFine, said).toBe(true);
  expect(said).toMatch(new RegExp(`Test Files .*${tests.length} passed`));
});
