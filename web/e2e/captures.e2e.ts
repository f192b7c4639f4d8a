import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  COUNTER_LIST,
  type CounterName,
  perCounter,
  perSum,
} from "../../shared/activity/counters.ts";
import { query } from "./kit/person/dashboard.ts";
import { ask } from "./kit/server/database.ts";
import { extensionLogs } from "./kit/editor/editor.ts";
import { afternoonZone, midSecond, typeText } from "./kit/person/person.ts";
import { NODE, RESULTS } from "./kit/machine/tools.ts";
import { waitFor } from "./kit/machine/wait-for.ts";
import {
  editorOf,
  openFile,
  openWorkbench,
  pick,
  runCommand,
  setFocus,
  switchToTab,
} from "./kit/editor/window.ts";
import { connectEditor, signUp, startWorld } from "./kit/world.ts";
import type { World } from "./kit/world.ts";

// Real actions in an editor and the rows they must produce: keys, a paste, an agent, a debugger, a
// terminal, git. Two projects, each a repository of its own.

const zone = afternoonZone();
const BLOCK_LINES = 60;
const BLOCK = Array.from({ length: BLOCK_LINES }, (_, at) => `line ${at}`).join("\n");
/** Twice this is longer than a pause inside a session. */
const PART_OF_A_PAUSE_SECONDS = 70;
const NOTHING = perCounter(() => 0);
let world: World;
let window: Page;
let dashboard: Page;

beforeAll(async () => {
  mkdirSync(RESULTS, { recursive: true });
  world = await startWorld({
    timeZone: zone,
    clockOffsetSeconds: -3600,
    settings: {
      "workbench.colorTheme": "Solarized Light",
      "git.openRepositoryInParentFolders": "never",
      "debug.toolBarLocation": "docked",
      "debug.internalConsoleOptions": "neverOpen",
    },
    files: {
      "shop/package.json": manifest("react"),
      "shop/app.js": "const a = 1;\nconst b = a + 1;\nconsole.log(a, b);\n",
      "shop/list.txt": "",
      "shop/block.txt": BLOCK,
      "shop/.vscode/launch.json": JSON.stringify({
        version: "0.2.0",
        configurations: [
          {
            type: "node",
            request: "launch",
            name: "App",
            program: "${workspaceFolder}/app.js",
            runtimeExecutable: NODE,
            console: "internalConsole",
          },
        ],
      }),
      "tools/go.txt": "",
    },
  });
  for (const [project, branch] of [
    ["shop", "feature/cart"],
    ["tools", "main"],
  ] as const) {
    git(project, ["init", "--quiet", "--initial-branch", branch]);
    git(project, ["config", "user.name", "Ada"]);
    git(project, ["config", "user.email", "ada@example.test"]);
    git(project, ["add", "."]);
    git(project, ["commit", "--quiet", "-m", "Begin"]);
  }
  dashboard = await world.browser.newPage();
  await signUp(dashboard, world.server);
  window = await world.browser.newPage();
  await openWorkbench(window, world.editor.url());
  await connectEditor(window, world.browser);
});
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail" || world === undefined) return;
  console.log((await extensionLogs(world.editor)).slice(-6000));
  console.table(await rows());
  await window.screenshot({
    path: `${RESULTS}captures-${task.name.replaceAll(/\W+/g, "-").slice(0, 60)}.png`,
  });
});
afterAll(() => world?.close());

test("keys, deletions and a paste are counted each, with branch, framework and theme", async () => {
  await openFile(window, "shop/block.txt");
  await window.keyboard.press("Control+A");
  await window.keyboard.press("Control+C");
  await openFile(window, "shop/list.txt");
  await waitFor("git to name the branch", async () =>
    (await window.locator(".statusbar").innerText()).includes("feature/cart"),
  );
  await typeText(window, "one\ntwo\n");
  await window.keyboard.press("Backspace"); // joins the empty line with "two"
  await window.keyboard.press("Backspace"); // takes its last letter
  await window.keyboard.press("Enter");
  await window.keyboard.press("Control+V");
  // Wait for the paste before saving: a change during a save counts as a formatter's.
  await waitFor("the witness to see the paste", () =>
    world.editor
      .ledger()
      .some((line) => line.kind === "change" && line.typed.length >= BLOCK.length),
  );
  await window.keyboard.press("Control+S");
  await stored("the paste", (row) => row.actor === "person" && row.linesInserted > 0);
  const typed = await rowsOf((row) => row.keystrokes > 0 || row.linesInserted > 0);
  expect(
    new Set(
      typed.map(({ actor, project, branch, framework, editorTheme }) =>
        [actor, project, branch, framework, editorTheme].join(),
      ),
    ),
  ).toEqual(new Set(["person,shop,feature/cart,react,Solarized Light"]));
  expect(sumOf(typed)).toEqual({
    ...NOTHING,
    linesAdded: 3,
    linesDeleted: 1,
    linesModified: 1,
    linesInserted: BLOCK_LINES,
    keystrokes: 11,
    charactersTyped: 9,
    filesModified: 1,
  });
});

test("text inserted while the person is elsewhere is an agent's: lines without keys", async () => {
  await leave();
  await window.keyboard.press("Control+V");
  await waitFor("the witness to see it", () => {
    const last = world.editor
      .ledger()
      .findLast((line) => line.kind === "change" || line.kind === "window");
    return last?.kind === "change";
  });
  await comeBack();
  await stored("the agent's lines", (row) => row.actor === "agent");
  const agents = await rowsOf((row) => row.actor === "agent");
  expect(agents).toMatchObject([
    { project: "shop", language: "plaintext", branch: "feature/cart", framework: "react" },
  ]);
  expect(sumOf(agents)).toEqual({ ...NOTHING, linesInserted: BLOCK_LINES, filesModified: 1 });
});

test("scrolling and a terminal keep a session going; a commit in the terminal counts", async () => {
  await window.keyboard.press("Control+S");
  const from = await secondOfAKey();
  await world.editor.skip(PART_OF_A_PAUSE_SECONDS);
  await editorOf(window, "list.txt").hover();
  await window.mouse.wheel(0, -300);
  await waitFor("the witness to see it", () => world.editor.ledger().at(-1)?.kind === "scroll");
  await world.editor.skip(PART_OF_A_PAUSE_SECONDS);
  await runCommand(window, "Terminal: Create New Terminal");
  await pick(window, "shop");
  await window.locator(".terminal-wrapper.active .xterm-screen").first().click();
  await world.editor.skip(PART_OF_A_PAUSE_SECONDS);
  await window.keyboard.type("git commit --quiet --all --message 'Fill the cart'\n");
  await stored("the commit of the terminal", (row) => row.gitCommits > 0);
  await world.editor.skip(PART_OF_A_PAUSE_SECONDS);
  await editorOf(window, "list.txt").click();
  const until = await secondOfAKey();
  expect(until - from).toBeGreaterThan(4 * PART_OF_A_PAUSE_SECONDS);
  await stored("the last key", (row) => row.endedAt >= until);
  const during = await rowsOf(
    (row) => row.actor === "person" && row.endedAt >= from && row.startedAt <= until,
  );
  expect(covered(during, from, until)).toBe(until - from);
  expect(during.filter((row) => row.gitCommits > 0)).toMatchObject([
    { gitCommits: 1, project: "shop", language: "plaintext" },
  ]);
});

test("a breakpoint that is hit counts once", async () => {
  await openFile(window, "shop/app.js");
  await window.keyboard.press("Control+Home");
  await window.keyboard.press("ArrowDown");
  await window.keyboard.press("F9");
  await window.keyboard.press("F5");
  await window.locator(".debug-top-stack-frame-line, .debug-top-stack-frame").first().waitFor();
  await window.keyboard.press("F5");
  await waitFor(
    "the program to end",
    async () => (await window.locator(".monaco-workbench .statusbar.debugging").count()) === 0,
  );
  await stored("the breakpoint", (row) => row.breakpointsHit > 0);
  expect(await rowsOf((row) => row.breakpointsHit > 0)).toMatchObject([
    { breakpointsHit: 1, project: "shop", language: "javascript", actor: "person" },
  ]);
});

test("commits made in another program count in their repository; pulled ones do not", async () => {
  await leave();
  for (const minutesAgo of [50, 10]) {
    writeFileSync(join(world.editor.workspace, "tools/go.txt"), `${minutesAgo}\n`);
    git("tools", ["commit", "--quiet", "--all", "--message", `${minutesAgo} minutes ago`], {
      GIT_COMMITTER_DATE: `@${Math.floor(Date.now() / 1000) - minutesAgo * 60} +0000`,
    });
  }
  const foreign = git("shop", [
    "commit-tree",
    "HEAD^{tree}",
    "-p",
    "HEAD",
    "-m",
    "Of a colleague",
  ]).trim();
  git("shop", ["merge", "--quiet", "--ff-only", foreign]);
  await comeBack();
  await stored("the commits", (row) => row.project === "tools" && row.gitCommits > 0);
  expect(sumOf(await rowsOf((row) => row.project === "tools"))).toEqual({
    ...NOTHING,
    gitCommits: 2,
  });
  expect(await rowsOf((row) => row.project === "tools")).toMatchObject([
    { actor: "person", branch: "main", language: "" },
  ]);
});

test("a file that another program writes is not counted, also when the person then types in it", async () => {
  writeFileSync(join(world.editor.workspace, "shop/app.js"), BLOCK.replaceAll("line", "// line"));
  await waitFor("the editor to read it again", () =>
    world.editor
      .ledger()
      .some(
        (line) =>
          line.kind === "change" && line.file.endsWith("app.js") && line.typed.includes("line 7"),
      ),
  );
  await editorOf(window, "app.js").click();
  await secondOfAKey();
  await stored("the key", (row) => row.language === "javascript" && row.keystrokes > 0);
  const programs = sumOf(await rowsOf((row) => row.language === "javascript"));
  expect(programs).toEqual({
    ...NOTHING,
    linesModified: 1,
    keystrokes: 1,
    charactersTyped: 1,
    filesModified: 1,
    breakpointsHit: 1,
  });
});

test("a branch and a manifest that change outside of the editor are seen", async () => {
  git("shop", ["switch", "--quiet", "--create", "fix/prices"]);
  writeFileSync(join(world.editor.workspace, "shop/package.json"), manifest("vue"));
  await switchToTab(window, "list.txt");
  await editorOf(window, "list.txt").click();
  await stored(
    "the other branch and framework",
    (row) => row.branch === "fix/prices" && row.framework === "vue",
    () => typeText(window, "x"),
  );
  // By now the fast-forward has been seen too: it is no commit of the person.
  expect(sumOf(await rowsOf((row) => row.project === "shop")).gitCommits).toBe(1);
});

test("the day on the dashboard adds up what the rows say", async () => {
  const of = sumOf(await rowsOf((row) => row.actor === "person"));
  const agents = sumOf(await rowsOf((row) => row.actor === "agent"));
  const day = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" }).format(
    Date.now() - 1_800_000,
  );
  const { lines } = await waitFor("the day to be computed", async () => {
    const answer = await query<{ pending: boolean; lines: Record<string, number> }>(
      dashboard,
      "stats.day",
      { day },
    );
    return !answer.pending && answer;
  });
  expect(lines).toEqual({
    ...perSum(({ name }) => of[name]),
    inserted: of.linesInserted + agents.linesInserted,
    gitCommits: 3,
    breakpointsHit: 1,
  });
});

type Counters = Record<CounterName, number>;
type Row = Counters &
  Record<"actor" | "project" | "language" | "branch" | "framework" | "editorTheme", string> & {
    startedAt: number;
    endedAt: number;
  };

async function rows(): Promise<Row[]> {
  const counters = COUNTER_LIST.map(({ name, column }) => `${column} as "${name}"`).join(", ");
  return ask(world.server, async (sql) => [
    ...(await sql<Row[]>`
      select extract(epoch from session_start)::float8 as "startedAt",
        extract(epoch from session_end)::float8 as "endedAt", actor,
        project_name as project, language, branch, framework,
        editor_theme as "editorTheme", ${sql.unsafe(counters)}
      from coding_sessions order by session_start, id`),
  ]);
}

async function rowsOf(isWanted: (row: Row) => boolean): Promise<Row[]> {
  return (await rows()).filter(isWanted);
}

function sumOf(list: Row[]): Counters {
  return perCounter(({ name }) => list.reduce((sum, row) => sum + row[name], 0));
}

/** Seconds between two instants that lie in a session. */
function covered(list: Row[], from: number, until: number): number {
  return Array.from({ length: until - from }, (_, at) => from + at).filter((second) =>
    list.some((row) => row.startedAt <= second && second < row.endedAt),
  ).length;
}

/** Sends until a row fits `isIt`; runs `provoke` before each attempt. */
function stored(
  what: string,
  isIt: (row: Row) => boolean,
  provoke = async () => {},
): Promise<true> {
  return waitFor(`${what} in the database`, async () => {
    await provoke();
    await runCommand(window, "Streakline: Send Now");
    await sleep(300);
    return (await rows()).some(isIt);
  });
}

/** Presses a key in the open document; gives the second in which the witness saw it. */
async function secondOfAKey(): Promise<number> {
  const changes = () =>
    world.editor.ledger().filter((line) => line.kind === "change" && line.folder === "shop");
  const before = changes().length;
  await midSecond();
  await window.keyboard.press("Space");
  return waitFor(
    "the witness to see a key",
    () => changes().length > before && Math.floor((changes().at(-1)?.at ?? 0) / 1000),
  );
}

async function leave(): Promise<void> {
  await setFocus(window, false);
  await focusSeen(false);
}

async function comeBack(): Promise<void> {
  await setFocus(window, true);
  await focusSeen(true);
}

async function focusSeen(focused: boolean): Promise<void> {
  await waitFor("the window's focus to be known", () => {
    const last = world.editor.ledger().findLast((line) => line.kind === "window");
    return last?.kind === "window" && last.focused === focused;
  });
}

function git(project: string, args: string[], env: Record<string, string> = {}): string {
  return execFileSync("git", args, {
    cwd: join(world.editor.workspace, project),
    env: { PATH: process.env["PATH"], HOME: join(world.editor.root, "home"), ...env },
    encoding: "utf8",
  });
}

function manifest(framework: string): string {
  return `${JSON.stringify({ name: "shop", dependencies: { [framework]: "1" } })}\n`;
}
